#!/usr/bin/python3
"""A full group, and who comes and goes: somebody waits, a member leaves, the day says that a place is
free, it is offered and taken. Somebody new is welcomed. Somebody dies, is found again by their name,
and what was a mistake is taken back.

usage: headless.sh newcomers.py PEERSIDE ...
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, atui, wait  # noqa: E402
from atui import Atspi  # noqa: E402

PROGRAM = sys.argv[1]
tap = Tap()


def claim(good, what):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def add(name):
    person.keys('ctrl+n')
    person.dialog('Add Member')
    person.fill('Name', name)
    person.choose('Group', 'Steady Steps')
    person.press('button', 'Add')
    wait(lambda: len(person.windows()) == 1, 'the dialog to go')
    person.focus()


def main_window():
    wait(lambda: len(person.windows()) == 1, 'the dialog to go')
    person.focus()


def heard(name):
    """Whether anything that is on the screen is read out so, from its beginning."""
    return any(atui.name_of(node).startswith(name) for node in atui.walk(person.root))


def record_death():
    # The first is that of the page.
    buttons = [node for node in person.find_all('button', 'More Actions')
               if Atspi.Action.get_n_actions(node) > 0]
    Atspi.Action.do_action(buttons[-1], 0)
    person.menu_item('Has Died…', -1)
    person.dialog('Record a Death')
    person.press('button', 'Record')
    person.says('It is recorded that Ana died.')
    main_window()


person = Person(PROGRAM)
person.set_up()
person.open_page('Roster')
add('Ana')
add('Ben')

# The group is meant for as many as it has.
person.open_page('Groups')
person.press('button', 'Edit Group…')
wait(lambda: 'Edit Group' in person.windows(), 'the group')
spin = person.get('spin button', 'Meant for so many members')
Atspi.Value.set_current_value(spin.get_value_iface(), 2)
person.press('button', 'Save')
main_window()
claim(person.says('2 of 2 places'), 'the group is full')

# Somebody calls, and waits.
person.press('button', 'Add to the waitlist')
person.dialog('Add to the Waitlist')
person.fill('Name they like to be called by', 'Dara')
person.fill('Telephone, for when a place is free', '555-0142')
person.press('button', 'Add')
main_window()
claim(person.says('Dara is on the waitlist.'), 'who calls is put on the waitlist')
person.open_page('Today')
claim(not any('A place is free' in label for label in person.labels()), 'nobody is offered what is taken')

# A member leaves, and the day says so.
person.open_page('Roster')
person.search('ben')
person.press('button', 'Leave the group: Steady Steps')
person.menu_item('Moved away', 0)
person.open_page('Today')
claim(person.says('A place is free in Steady Steps'), 'the day says that a place is free')
claim(person.says('Dara has waited since'), 'and who is next')

# It is offered, by the way that was allowed, and taken.
person.open_page('Groups')
person.press('button', 'Offer a Place: Dara')
claim(person.says('Dara was offered a place. Call 555-0142.'), 'whoever offers it reads whom to call')
person.press('button', 'Joined: Dara')
claim(person.says('Dara joined Steady Steps.'), 'the place is taken')
claim(person.says('2 of 2 places'), 'and the group is full again')

# Somebody dies. That is taken back from the toast, and from their pane when it has long gone.
person.open_page('Roster')
person.search('ana')
record_death()
# Before anything else: a toast does not wait for whoever looks at the whole window first.
person.press('button', 'Undo')
person.gone('button', 'This Was a Mistake')
claim(person.get('button', 'Leave the group: Steady Steps'), 'it is taken back: they belong to the group again')
record_death()
claim(person.says('Died on'), 'the pane says so, and stays')
person.keys('ctrl+f')
person.keys('ctrl+a')
person.type('dara')
wait(lambda: not heard('Ana. Died on'), 'another to be found')
person.keys('ctrl+a')
person.type('ana')
try:
    wait(lambda: heard('Ana. Died on'), 'who died to be found')
    found = True
except AssertionError:
    found = False
claim(found, 'a search finds them, and a screen reader says that they died')
person.press('button', 'This Was a Mistake')
person.gone('button', 'This Was a Mistake')
claim(person.get('button', 'Leave the group: Steady Steps'), 'a mistake is taken back there')
person.quit()

# Somebody new is welcomed, step by step.
person = Person(PROGRAM, options=['--sample'])
person.page('Today', limit=120)
person.open_page('Groups')
claim(person.says('New Here'), 'the page of the group says who is new')
labels = person.labels()
who = labels[labels.index('New Here') + 1]
person.open_page('Roster')
person.search(re.sub(r'\W+', ' ', who).lower())
claim(person.says('New Here'), 'and so does their own')


def unticked():
    return [node for node in person.find_all('check box')
            if not node.get_state_set().contains(Atspi.StateType.CHECKED)]


left = wait(unticked, 'what is still to be done')
person.key_on('space', atui.name_of(left[0]))
wait(lambda: len(unticked()) == len(left) - 1, 'the tick')
claim(person.get('button', 'Undo'), 'a step is ticked')
person.press('button', 'Undo')
wait(lambda: len(unticked()) == len(left), 'the tick to go')
claim(True, 'and taken back')
person.quit()
tap.end()

#!/usr/bin/python3
"""Two people called Ana Silva, who are never mixed up: on the roster, in its search, on the page of
the group and on the sheet of who is here; and a third record that is one of them and is merged.

usage: headless.sh namesakes.py PEERSIDE ...
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
BOTH = ('Ana Silva, Ana Lucía Silva', 'Ana Silva, Ana Rosa Silva')
tap = Tap()


def claim(good, what):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def heard(name):
    """Whether anything that is on the screen is read out as that."""
    return any(atui.name_of(node) == name for node in atui.walk(person.root))


def both_are_heard(where):
    try:
        wait(lambda: all(heard(name) for name in BOTH), where)
        return True
    except AssertionError:
        return False


def add(name, full_name, known=False):
    person.keys('ctrl+n')
    person.dialog('Add Member')
    person.fill('Name', name)
    if known:
        claim(person.says('Ana Silva is on the roster'), 'who is typed may be there already')
    person.fill('Full name', full_name)
    person.choose('Group', 'Steady Steps')
    person.press('button', 'Add')
    wait(lambda: len(person.windows()) == 1, 'the dialog to go')
    person.focus()


person = Person(PROGRAM)
person.set_up()
person.open_page('Roster')
add('Ana Silva', 'Ana Lucía Silva')
add('Ana Silva', 'Ana Rosa Silva', known=True)

claim(both_are_heard('the roster'), 'the rows of the roster tell them apart')
person.search('silva')
claim(both_are_heard('what is found'), 'so does what is found')
claim(person.get('button', 'Edit…'), 'one of them is open')

person.open_page('Groups')
claim(both_are_heard('the members of the group'), 'so does the page of the group')

# A third record, which is one of theirs.
person.open_page('Roster')
add('Ana', 'Ana Rosa Silva')
person.press('button', 'More Actions')
person.menu_item('Possible Duplicates…')
person.dialog('Possible Duplicates')
claim(person.says('Possible: the same name'), 'a third record may be one of theirs')
person.press('button', 'Merge Ana Silva, Ana Rosa Silva and Ana…')
person.dialog('Merge Two Records')
person.press('button', 'Merge')
wait(lambda: 'Merge Two Records' not in person.windows(), 'the records to be merged')
claim(person.says('No Duplicates'), 'and is merged')

person.quit()
tap.end()

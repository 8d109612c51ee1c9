#!/usr/bin/python3
"""Every page and every dialog by the Tab key: each stop has a name, and Tab comes round.

usage: headless.sh keyboard-audit.py PEERSIDE FOLDER

FOLDER holds address books as other programs export them. Of each place it says how many stops there
are. audit-control.py shows that it finds what it is for.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, wait  # noqa: E402
import a11y_audit  # noqa: E402

PROGRAM, DATA = sys.argv[1:]
HOME = os.environ['HOME']
tap = Tap()


def place(person, name):
    """Walk through what has the keyboard."""
    wrong, stops = a11y_audit.audit(person)
    tap.claim(not wrong, f'{name}: {len(stops)} stops',
              wrong + [f'{role} “{said}”' for role, said in stops] if wrong else [])


def dialog(person, name, title, deep=1):
    """The same in a dialog, which Escape closes."""
    person.dialog(title)
    place(person, name)
    close(person, name, deep)


def close(person, name, deep=1):
    person.keys('Escape')
    wait(lambda: len(person.windows()) == deep, f'Escape to close {name}')
    person.focus()


def first_run():
    person = Person(PROGRAM)
    person.get('button', 'Set Up Peerside')
    place(person, 'Welcome')
    person.press('button', 'Set Up Peerside')
    person.fill_in_who()
    place(person, 'First run: you')
    person.press('button', 'Continue')
    person.recovery_code()
    place(person, 'First run: recovery code')
    person.type_recovery_groups()
    person.press('button', 'Continue')
    person.fill('Name of the clinic', 'Birch Street Clinic')
    place(person, 'First run: clinic')
    person.press('button', 'Continue')
    person.fill('Name of the group', 'Steady Steps')
    place(person, 'First run: group')
    person.press('button', 'Finish')
    person.page('Today', limit=60)

    person.keys('alt+3')
    person.page('Roster')
    place(person, 'Roster: nobody yet')
    person.press('button', 'Import…')
    person.choose_file(os.path.join(DATA, 'google-contacts.csv'))
    person.dialog('Import Members')
    person.says('4 people are new')
    place(person, 'Import: people')
    person.key_on('space', 'Columns')
    person.get('list', 'Columns of the file')
    place(person, 'Import: columns')
    close(person, 'Import')
    empty = os.path.join(HOME, 'empty.csv')
    open(empty, 'w', encoding='utf-8').close()
    person.press('button', 'Import…')
    person.choose_file(empty)
    person.says('The file is empty')
    dialog(person, 'Import: refused', 'Import Members')

    person.keys('alt+5')
    person.page('Debriefs')
    place(person, 'Debriefs: nothing yet')

    person.keys('ctrl+l')
    person.get('button', 'Unlock')
    place(person, 'Locked')
    person.quit()

    folder = os.path.join(HOME, 'holiday')
    os.mkdir(folder)
    with open(os.path.join(folder, 'keyring'), 'w', encoding='utf-8') as file:
        file.write('pictures of a lake\n' * 100)
    person = Person(PROGRAM, folder)
    person.page('Problem', limit=30)
    place(person, 'A vault that cannot be opened')
    person.kill()


def pages(person):
    place(person, 'Today')
    person.keys('F10')
    person.get('menu item', 'Preferences')
    place(person, 'Main menu')
    person.keys('Escape')
    person.gone('menu item', 'Preferences')
    person.focus()

    person.keys('ctrl+comma')
    dialog(person, 'Preferences', 'Preferences')
    person.keys('ctrl+question')
    dialog(person, 'Keyboard shortcuts', 'Keyboard Shortcuts')
    person.keys('F1')
    dialog(person, 'Help', 'Help')
    person.keys('F10')
    person.menu_item('About Peerside', -1)
    dialog(person, 'About', 'About')

    person.open_page('Groups')
    place(person, 'Groups')
    move = next(name for name in person.names('button') if name.startswith('Move…: '))
    for button, title in (('New Group', 'New Group'), ('Edit Group…', 'Edit Group'),
                          ('Edit the comfort agreement', 'Comfort Agreement'),
                          (move, 'Move Meeting')):
        person.press('button', button)
        dialog(person, title, title)
    person.press('button', 'Edit the agenda')
    dialog(person, 'Agenda', 'Agenda')

    person.open_page('Roster')
    place(person, 'Roster: nobody selected')
    person.keys('ctrl+n')
    dialog(person, 'Add Member', 'Add Member')
    person.search('Giulia')
    person.get('button', 'Edit…')
    place(person, 'Roster: a member')
    person.press('button', 'Edit…')
    dialog(person, 'Edit Member', 'Edit Member')

    person.open_page('Topics')
    place(person, 'Topics: none selected')
    person.keys('ctrl+n')
    dialog(person, 'New Topic', 'New Topic')
    person.search('pacing')
    person.get('button', 'Edit…')
    place(person, 'Topics: a topic')
    person.press('button', 'Edit…')
    dialog(person, 'Edit Topic', 'Edit Topic')

    person.open_page('Debriefs')
    place(person, 'Debriefs')
    person.open_page('Today')
    person.press('button', next(name for name in person.names('button')
                                if name.startswith('Write: ')))
    person.get('button', 'Finish')
    person.press('button', 'Add Follow-up')
    person.get('text', 'What will be done')
    place(person, 'Debriefs: a form with a follow-up')


def meeting(person):
    person.open_page('Today')
    person.keys('ctrl+r')
    person.dialog('Start Meeting')
    place(person, 'Start sheet')
    person.key_on('Return', 'Topic')
    dialog(person, 'Choose a Topic', 'Choose a Topic', 2)
    person.keys('ctrl+Return')
    person.get('button', 'Pause')
    wait(lambda: len(person.windows()) == 1, 'the sheet to go')
    person.focus()
    place(person, 'Running meeting')
    person.who_is_here()
    dialog(person, 'Who Is Here', 'Who Is Here')
    person.press('button', 'End…')
    dialog(person, 'The question at its end', 'End the Meeting?')
    person.keys('ctrl+w')
    dialog(person, 'The question at closing', 'A Meeting Is Running')
    person.keys('ctrl+h')
    person.get('button', 'Draw Back the Curtain')
    place(person, 'Curtain')


first_run()
sample = Person(PROGRAM, options=('--sample',))
sample.page('Today', limit=120)
sample.focus()
pages(sample)
meeting(sample)
sample.kill()
tap.end()

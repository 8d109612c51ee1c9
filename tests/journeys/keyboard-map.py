#!/usr/bin/python3
"""Every key of the keyboard map, pressed: it does what it says, and nothing else does.

usage: headless.sh keyboard-map.py PEERSIDE
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Desk, Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
tap = Tap()


def key(person, name, question, what, limit=10):
    """Press it and wait for what follows."""
    person.keys(name)
    try:
        wait(question, what, limit)
        tap.claim(True, f'{name}: {what}')
    except AssertionError as error:
        tap.claim(False, f'{name}: {what}', [str(error), str(person.windows()),
                                             str(person.focused())] + person.labels())


def opens(person, name, title):
    key(person, name, lambda: title in person.windows(), f'opens {title}')
    person.focus()


def closes(person, name, count=1):
    key(person, name, lambda: len(person.windows()) == count, 'closes it')
    person.focus()


def told(person, words):
    return any(words in label for label in person.labels())


def focus_is(person, name):
    return any(said == name for _, said in person.focused())


def everywhere(person):
    for number, page in enumerate(('Today', 'Groups', 'Roster', 'Topics', 'Debriefs'), 1):
        key(person, f'alt+{number}', lambda page=page: person.find('filler', f'Ps{page}Page'),
            f'shows {page}')

    opens(person, 'F1', 'Help')
    closes(person, 'Escape')
    opens(person, 'ctrl+question', 'Keyboard Shortcuts')
    closes(person, 'Escape')
    opens(person, 'ctrl+comma', 'Preferences')
    closes(person, 'ctrl+w')
    key(person, 'F10', lambda: person.find('menu item', 'Preferences'), 'opens the menu')
    key(person, 'Escape', lambda: not person.find('menu item', 'Preferences'), 'closes it')
    person.focus()

    # What there is to search and to make depends on the page.
    for number, search in ((3, 'Search the roster'), (4, 'Search the topics'),
                           (5, 'Search debriefs')):
        person.keys(f'alt+{number}')
        person.get('text', search)
        key(person, 'ctrl+f', lambda search=search: focus_is(person, search), f'goes to {search}')
    for number, page, title in ((2, 'Groups', 'New Group'), (4, 'Topics', 'New Topic'),
                                (3, 'Roster', 'Add Member')):
        person.keys(f'alt+{number}')
        person.page(page)
        opens(person, 'ctrl+n', title)
        if title != 'Add Member':
            closes(person, 'Escape')

    # In a field Ctrl+Z is the field's, and so is its opposite.
    person.type('Wrenn')
    wait(lambda: person.text_in('Name') == 'Wrenn', 'the name that was typed')
    key(person, 'BackSpace', lambda: person.text_in('Name') == 'Wren', 'takes a letter away')
    key(person, 'ctrl+z', lambda: person.text_in('Name') == 'Wrenn', 'brings it back')
    key(person, 'ctrl+shift+z', lambda: person.text_in('Name') == 'Wren', 'takes it away again')
    key(person, 'ctrl+Return', lambda: len(person.windows()) == 1, 'saves and closes')
    person.focus()
    # On the row, because in the search Delete is the entry's.
    person.search('Wren')
    wait(lambda: person.names('list item').count('Wren') == 1, 'the row of the one who is found')
    key(person, 'Tab', lambda: focus_is(person, 'Wren'), 'goes to the one who is found')
    key(person, 'Delete', lambda: not person.find('list item', 'Wren'), 'removes a member')
    tap.claim(person.find('button', 'Undo'), 'and offers to undo it', person.labels())
    key(person, 'ctrl+z', lambda: person.find('list item', 'Wren'), 'brings the member back')

    # From within a page, back to where one came from.
    person.keys('alt+1')
    person.page('Today')
    person.press('button', next(n for n in person.names('button') if n.startswith('Write: ')))
    person.get('button', 'Finish')
    key(person, 'alt+Left', lambda: person.find('text', 'Search debriefs'), 'goes back')


def in_a_dialog(person):
    """A modal dialog has the keyboard, and what works everywhere works there."""
    person.keys('alt+3')
    person.page('Roster')
    person.keys('ctrl+n')
    person.dialog('Add Member')
    person.type('Robin')
    opens(person, 'F1', 'Help')
    closes(person, 'Escape', 2)
    key(person, 'ctrl+h', lambda: person.find('button', 'Draw Back the Curtain')
        and 'Add Member' not in person.windows(), 'hides the dialog behind the curtain')
    person.focus()
    key(person, 'ctrl+h', lambda: person.find('text', 'Name')
        and person.text_in('Name') == 'Robin', 'brings it back with what was typed')
    person.focus()
    key(person, 'ctrl+l', lambda: person.find('button', 'Unlock')
        and person.windows() == ['Peerside'], 'locks, and takes the dialog away')
    person.focus()
    # Sample data is unlocked without a passphrase.
    person.press('button', 'Unlock')
    person.page('Roster', limit=30)
    person.focus()


def meeting(person):
    opens(person, 'ctrl+r', 'Start Meeting')
    key(person, 'ctrl+Return', lambda: person.find('button', 'Pause')
        and len(person.windows()) == 1, 'starts the meeting')
    person.focus()
    wait(lambda: focus_is(person, 'Meeting clock'), 'the focus on the clock')

    key(person, 'space', lambda: person.find('button', 'Resume'), 'pauses')
    key(person, 'space', lambda: person.find('button', 'Pause'), 'resumes')
    key(person, 'ctrl+space', lambda: person.find('button', 'Resume'), 'pauses')
    clock = person.clock()
    # From five minutes up whole minutes are shown.
    key(person, 'ctrl+plus', lambda: person.clock() > clock + 30, 'one minute more')
    key(person, 'ctrl+minus', lambda: person.clock() == clock, 'one minute less')
    person.tab_to('+1 min')
    key(person, 'space', lambda: person.clock() > clock + 30, 'is the button’s where one has the focus')
    tap.claim(person.find('button', 'Resume'), 'and does not go on with the meeting',
              person.names('button'))
    key(person, 'ctrl+space', lambda: person.find('button', 'Pause'), 'resumes')
    key(person, 'Next', lambda: person.find('label', 'Segment 2 of 9'), 'the next segment')
    key(person, 'Prior', lambda: person.find('label', 'Segment 1 of 9'), 'the one before')
    key(person, 'ctrl+m', lambda: told(person, 'The chime is on'), 'turns the chime on')
    key(person, 'ctrl+m', lambda: told(person, 'The chime is off'), 'and off')

    key(person, 'ctrl+h', lambda: person.find('button', 'Draw Back the Curtain')
        and person.windows() == ['Peerside'], 'draws the curtain')
    key(person, 'ctrl+r', lambda: person.find('button', 'Draw Back the Curtain')
        and not person.find('label', 'A meeting is running already.'),
        'tells nothing to whoever sees a curtain')
    key(person, 'ctrl+h', lambda: person.find('button', 'Pause'), 'draws it back')
    key(person, 'ctrl+r', lambda: person.find('label', 'A meeting is running already.'),
        'says why there is no second one')

    # No letter by itself does anything. Escape takes a toast away, and then nothing.
    person.keys('Escape')
    person.gone('label', 'A meeting is running already.')
    before = person.windows(), person.names('button')
    person.keys(*'abcdefghijklmnopqrstuvwxyz', 'Escape', 'Delete')
    key(person, 'Next', lambda: person.find('label', 'Segment 2 of 9'), 'is heard after them')
    key(person, 'Prior', lambda: person.find('label', 'Segment 1 of 9'), 'and this')
    tap.claim((person.windows(), person.names('button')) == before,
              'letters, Escape and Delete do nothing', [str(before), str(person.windows()),
                                                        str(person.names('button'))])

    desk = Desk(person)
    for name in ('F11', 'Escape', 'F11', 'F11'):
        full = desk.full
        desk.obey(name)
        tap.claim(person.get('button', 'Full Screen' if full else 'Leave Full Screen'),
                  f'{name}: {"leaves" if full else "fills"} the screen', person.names('button'))
    tap.claim(person.find('button', 'Pause'), 'and the meeting runs on', person.names('button'))
    desk.close()

    key(person, 'ctrl+w', lambda: person.find('button', 'Keep Running'), 'asks first')
    person.focus()
    key(person, 'Escape', lambda: len(person.windows()) == 1, 'keeps it running')
    person.focus()
    key(person, 'ctrl+q', lambda: person.find('button', 'Keep Running'), 'asks first')
    person.press('button', 'End Meeting')
    person.get('button', 'Finish')
    person.focus()
    key(person, 'ctrl+Return', lambda: person.find('label', 'Debrief finished'),
        'finishes the debrief')


def ends(person, name):
    person.keys(name)
    wait(lambda: person.process.poll() is not None, f'{name} to end the program', 30)
    tap.claim(person.process.returncode == 0, f'{name}: ends the program',
              [str(person.process.returncode)])


first = Person(PROGRAM, options=('--sample',))
first.page('Today', limit=120)
first.focus()
everywhere(first)
in_a_dialog(first)
meeting(first)
ends(first, 'ctrl+q')

second = Person(PROGRAM)
second.get('button', 'Set Up Peerside', limit=30)
second.focus()
ends(second, 'ctrl+w')
tap.end()

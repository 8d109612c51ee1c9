#!/usr/bin/python3
"""Every key of the keyboard map, pressed: it does what it says, and nothing else does.

usage: headless.sh keyboard-map.py PEERSIDE
"""

import os
import re
import sys
from xml.etree import ElementTree

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from people import make_vault  # noqa: E402
from person import HERE, PASSPHRASE, Desk, Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
LIST = os.path.join(HERE, '..', '..', 'src', 'ui', 'app', 'ps-shortcuts.ui')
# Keys that do here what they do everywhere, so that nobody looks for them on a list.
USUAL = {'Escape', 'space', 'Tab', 'Return', 'BackSpace', 'ctrl+shift+z'}
tap = Tap()
pressed = set()


def key(person, name, question, what, limit=10):
    """Press it and wait for what follows."""
    pressed.add(name)
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
    # Where a page covers the menu.
    person.resize(360, 640)
    person.keys('alt+4')
    person.get('button', 'Back')
    key(person, 'F10', lambda: person.find('menu item', 'Preferences'), 'opens the menu of a narrow window')
    key(person, 'Escape', lambda: not person.find('menu item', 'Preferences'), 'closes it again')
    person.resize(1000, 700)
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
        if title == 'New Group':
            opens(person, 'ctrl+p', 'Print')
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
    # Sample data is unlocked without a passphrase, and its window goes on where it was, with all that
    # was typed and not saved.
    person.press('button', 'Unlock')
    person.page('Roster', limit=30)
    person.dialog('Add Member')
    tap.claim(person.text_in('Name') == 'Robin', 'what was typed is there again', person.labels())
    person.focus()
    person.keys('Escape')
    wait(lambda: person.windows() == ['Peerside'], 'the dialog to close')
    person.focus()


def marks_and_agenda(person):
    """What is done to a running meeting, each of it taken back."""
    for number, name in enumerate(('Strong moment', 'Topic idea', 'Somebody asked for a resource',
                                   'Follow-up'), 1):
        key(person, f'ctrl+{number}', lambda name=name: told(person, f'Marked: {name}, ')
            and person.find('button', 'Undo: Mark'), f'marks: {name}')
    key(person, 'ctrl+z', lambda: told(person, 'Taken back: Mark'), 'takes the mark back')
    key(person, 'ctrl+t', lambda: person.find('button', 'Hide the Script'), 'shows the script')
    key(person, 'ctrl+t', lambda: not person.find('button', 'Hide the Script'), 'and hides it')
    key(person, 'ctrl+e', lambda: told(person, 'there is nothing to fit'),
        'says that there is nothing to fit')
    key(person, 'shift+Next', lambda: person.find('label', 'Segment 2 of 9'), 'skips a segment')
    key(person, 'ctrl+z', lambda: person.find('label', 'Segment 1 of 9'), 'and takes it up again')
    key(person, 'ctrl+shift+space', lambda: person.find('menu item'), 'asks for a reason to pause')
    key(person, 'Escape', lambda: not person.find('menu item'), 'closes the menu')
    person.focus()
    key(person, 'F8', lambda: person.find('button', 'Resume'), 'pauses for a crisis')
    key(person, 'ctrl+space', lambda: person.find('button', 'Pause'), 'resumes')
    key(person, 'shift+F11', lambda: len(person.windows()) == 2, 'opens the room view')
    person.focus()
    key(person, 'shift+F11', lambda: len(person.windows()) == 1, 'closes it from within')
    person.focus()
    a_round(person)


def marks(person):
    """What each key says of the first on the list; from there it goes on to the next."""
    key(person, 'F7', lambda: 'Who Is Here' in person.windows(), 'opens the attendance')
    person.focus()
    rows = wait(lambda: person.find('list', 'Who Is Here'), 'the list')
    for name, said in (('0', 'Expected'), ('2', 'Late'), ('3', 'Left early'), ('4', 'Excused'),
                       ('5', 'Absent'), ('8', 'Absent, By phone'), ('7', 'Absent, Online'),
                       ('6', 'Absent')):
        person.keys('Home')
        key(person, name, lambda said=said: rows.get_child_at_index(0).get_description() == said, said)
    person.keys('Home')
    key(person, '0', lambda: rows.get_child_at_index(0).get_description() == 'Expected', 'Expected')
    person.keys('Home')
    key(person, 'space', lambda: rows.get_child_at_index(0).get_description() == 'Present', 'Present')
    key(person, 'shift+F10', lambda: person.find('menu item'), 'says more about somebody')
    key(person, 'Escape', lambda: not person.find('menu item'), 'closes the menu')
    person.focus()
    closes(person, 'Escape')


def a_round(person):
    """Two people who take turns."""
    person.who_is_here()
    person.dialog('Who Is Here')
    wait(lambda: any(role == 'list item' for role, _ in person.focused()), 'a person in the list')
    person.keys('space', 'Down', 'space')
    closes(person, 'Escape')
    marks(person)
    key(person, 'F9', lambda: person.find('button', 'Begin Round'), 'opens the round')
    for name, seat in (('ctrl+Right', 'Seat 1, now'), ('ctrl+Up', 'Seat 1, later'),
                       ('ctrl+Left', 'Seat 1, now'), ('ctrl+Down', 'Seat 1, passed')):
        key(person, name, lambda seat=seat: person.find('button', seat), seat)
    key(person, 'F9', lambda: not person.find('button', 'Close the Round'), 'closes the round')


def listed():
    """The keys in the window of shortcuts, as they are pressed here. Where reading goes to the left
    the arrows are the other way round."""
    keys = set()
    for item in ElementTree.parse(LIST).iter('object'):
        found = {p.get('name'): p.text for p in item.findall('property')}
        if item.get('class') != 'GtkShortcutsShortcut' or found.get('direction') == 'rtl':
            continue
        # An action would show a key only where GTK itself opens the window.
        tap.claim('action-name' not in found and found.get('accelerator'),
                  f'{found["title"]}: its key is shown')
        name = found.get('accelerator', '').replace('<Control>', 'ctrl+')
        name = name.replace('<Shift>', 'shift+').replace('<Alt>', 'alt+')
        name = name.replace('Page_Down', 'Next').replace('Page_Up', 'Prior')
        numbers = re.match(r'(.*)1\.\.\.(\d)$', name)
        keys |= ({f'{numbers[1]}{n}' for n in range(1, int(numbers[2]) + 1)} if numbers
                 else {name})
    return keys


def the_list():
    """The window of shortcuts has every key that was pressed, and no other."""
    keys = listed()
    tap.claim(keys <= pressed, 'every key that is listed was pressed', sorted(keys - pressed))
    tap.claim(pressed - USUAL <= keys, 'every key that was pressed is listed',
              sorted(pressed - USUAL - keys))


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
    # What has begun once cannot be swapped any more.
    key(person, 'ctrl+Next', lambda: not told(person, 'Next: Safety question'),
        'swaps the next two')
    key(person, 'ctrl+z', lambda: told(person, 'Next: Safety question'), 'and back')
    key(person, 'Next', lambda: person.find('label', 'Segment 2 of 9'), 'the next segment')
    key(person, 'Prior', lambda: person.find('label', 'Segment 1 of 9'), 'the one before')
    marks_and_agenda(person)
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

    def at_hand():
        """Without the button that says what was done last, which are the two keys below."""
        return person.windows(), [name for name in person.names('button')
                                  if not name.startswith('Undo')]

    before = at_hand()
    person.keys(*'abcdefghijklmnopqrstuvwxyz', 'Escape', 'Delete')
    key(person, 'Next', lambda: person.find('label', 'Segment 2 of 9'), 'is heard after them')
    key(person, 'Prior', lambda: person.find('label', 'Segment 1 of 9'), 'and this')
    tap.claim(at_hand() == before, 'letters, Escape and Delete do nothing',
              [str(before), str(at_hand())])

    pressed.add('F11')
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
    pressed.add(name)
    person.keys(name)
    wait(lambda: person.process.poll() is not None, f'{name} to end the program', 30)
    tap.claim(person.process.returncode == 0, f'{name}: ends the program',
              [str(person.process.returncode)])


def switches(person):
    """Where there is somebody to switch to."""
    person.get('list item', 'Dora', limit=30)
    person.focus()
    person.keys('Return')
    wait(lambda: focus_is(person, 'Passphrase'), 'the passphrase')
    person.type(PASSPHRASE)
    person.keys('Return')
    person.page('Today', limit=60)
    key(person, 'ctrl+shift+l', lambda: focus_is(person, 'Dora'), 'asks who is there now')
    person.kill()


several = os.path.join(os.environ['HOME'], 'several')
make_vault(several, Dora='front-desk')
switches(Person(PROGRAM, vault=several))

first = Person(PROGRAM, options=('--sample',))
first.page('Today', limit=120)
first.focus()
everywhere(first)
in_a_dialog(first)
meeting(first)
ends(first, 'ctrl+q')
the_list()

second = Person(PROGRAM)
second.get('button', 'Set Up Peerside', limit=30)
second.focus()
ends(second, 'ctrl+w')
tap.end()

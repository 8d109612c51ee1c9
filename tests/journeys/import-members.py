#!/usr/bin/python3
"""A roster from an address book, by the Import dialog: and files that are none.

usage: headless.sh import-members.py PEERSIDE FOLDER

FOLDER holds address books as other programs export them.
"""

import csv
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from people import ctl, make_vault  # noqa: E402
from person import Person, Tap, wait  # noqa: E402

PROGRAM, DATA = sys.argv[1:]
HOME = os.environ['HOME']
tap = Tap()


def claim(good, what, person):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def write(name, content):
    path = os.path.join(HOME, name)
    with open(path, 'wb') as file:
        file.write(content)
    return path


def imported(skipped=True):
    """The dialog goes when all is done, and with rows that were skipped when it is closed. What a toast
    says of it is gone sooner than a slow machine can be asked for it; see tests/ui/test-roster.c."""
    if skipped:
        person.says('could not be imported. It can be saved', limit=60)
        person.press('button', 'Close', person.root.get_child_at_index(1))
    wait(lambda: len(person.windows()) == 1, 'the dialog to go', 60)
    person.focus()


def undos():
    return [node.get_name() for node in person.find_all('button')
            if node.get_name().startswith('Undo the Import')]


# What is wrong with a file, and a part of what is said of it.
BAD = (
    ('nothing.csv', b'', 'The file is empty.'),
    ('picture.csv', b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR' + bytes(range(256)), 'not a text file'),
    ('header.csv', b'Name,Phone\n', 'has no rows after it'),
    ('quote.csv', b'Name,Phone\nWren,1\n"Robin,2\n', 'Line 3, column 1 (“Name”)'),
    ('colours.csv', b'Colour,Size\nred,1\n', '“Colour”, “Size”'),
    ('wide.csv', b'Name,' * 100000 + b'\nWren\n', 'which no list of people has'),
    ('long.csv', b'Name,Phone\nWren,1\n' + b'x' * 10000 + b',2\n', 'Line 3, column 1 (“Name”)'),
)

person = Person(PROGRAM, options=('--sample',))
person.page('Today', limit=120)
person.focus()
person.open_page('Roster')

person.press('button', 'Import…')
person.choose_file(os.path.join(DATA, 'google-contacts.csv'))
person.dialog('Import Members')
claim(person.says('4 people are new. 1 row cannot be imported.'), 'the preview counts', person)
claim(person.says('Line 8: Skipped · Column “First Name”: The row has no name.'),
      'and says of what it skips the line, the column and the reason', person)
person.press('button', 'Import')
imported()
for words, told in (('Ana', '+1 503-555-0101'), ('555-0105', 'رنا النجار')):
    person.search(words)
    claim(person.get('button', 'Edit…') and person.says(told),
          f'“{words}” finds {told}', person)

# The same once more: everybody is known.
person.press('button', 'Import…')
person.choose_file(os.path.join(DATA, 'google-contacts.csv'))
person.dialog('Import Members')
claim(person.says('4 are known already and stay as they are. 1 row cannot be imported.'),
      'known people are told apart', person)
claim(person.says('Line 2: Known already'), 'line by line', person)
button = person.get('button', 'Import', person.root.get_child_at_index(1))
claim(not person.can_press(button), 'with nobody new there is nothing to import', person)
person.keys('Escape')
wait(lambda: len(person.windows()) == 1, 'Escape to close it')
person.focus()

# A telephone's contacts. What it holds that is not imported is said once, and all of it can be undone.
person.press('button', 'Import…')
person.choose_file(os.path.join(DATA, 'iphone.vcf'))
person.dialog('Import Members')
claim(person.says('2 people are new. 1 row cannot be imported. Not imported: birthdays, pictures.'),
      'a vCard is read, and what is left out of it is said', person)
claim(not person.find('radio button', 'Columns'), 'it has no columns to be corrected', person)
person.press('button', 'Import')
imported()
person.search('555-0106')
claim(person.says('Maeve O’Neill'), 'who is in it is found by their other phone', person)
person.press('button', 'More Actions')
person.menu_item('Earlier Imports…', 1)
person.dialog('Imports')
claim(person.says('2 people new'), 'earlier imports are listed', person)
buttons = [node for node in person.find_all('button') if node.get_name().startswith('Undo the Import')]
claim(len(buttons) == 2, 'each with its undo', person)
person.press('button', buttons[0].get_name())
claim(person.says('Undone on', limit=60), 'and one of them is taken back', person)
# The first for the toast, the second for the window.
person.keys('Escape', 'Escape')
wait(lambda: len(person.windows()) == 1, 'Escape to close it')
person.focus()
person.search('555-0106')
claim(person.says('No Results'), 'they are gone', person)
person.keys('ctrl+f', 'ctrl+a', 'BackSpace')

# A long file: Cancel leaves everything as it was.
person.press('button', 'Import…')
person.choose_file(write('long.csv', b'Name,Phone\n' + b''.join(
    b'Wren Example%d,555-0101 %03d\n' % (i, i % 1000) for i in range(60000))))
person.dialog('Import Members')
claim(person.says('60000 people are new.', limit=90), 'a long file is read', person)
person.press('button', 'Import')
person.press('button', 'Cancel')
claim(person.says('Cancelled. Nothing was imported.', limit=60), 'and its import cancelled', person)
person.press('button', 'Cancel')
wait(lambda: len(person.windows()) == 1, 'Cancel to close it')
person.focus()

# What is no list of people says so, and another file can be chosen at once.
person.press('button', 'Import…')
for name, content, words in BAD:
    person.choose_file(write(name, content))
    person.dialog('Import Members')
    sentence = person.says(words, limit=30)
    claim('Line' not in words or 'Line' in sentence, f'{name}: {sentence[:60]}', person)
    button = person.get('button', 'Import', person.root.get_child_at_index(1))
    claim(not person.can_press(button), f'{name}: nothing can be imported', person)
    person.focus()
    if person.find('button', 'Choose Another File…'):
        person.press('button', 'Choose Another File…')
    else:
        person.keys('Escape')
        wait(lambda: len(person.windows()) == 1, 'Escape to close it')
        person.focus()
        person.press('button', 'Import…')
person.close_chooser()
person.focus()
person.keys('Escape')
wait(lambda: len(person.windows()) == 1, 'Escape to close it')
person.focus()
person.search('Wren')
claim(person.says('No Results'), 'nobody came of them', person)
person.keys('ctrl+f', 'ctrl+a', 'BackSpace')
person.get('list item', 'Ana')
claim(True, 'and the window is alive', person)
person.quit()

# The front desk has no roster, and brings the spreadsheet of 200 people in as it is.
VAULT = os.path.join(HOME, 'vault')
make_vault(VAULT, Finn='front-desk', Cora='co-facilitator')
ctl(VAULT, 'group', 'add', 'Tuesday Group', user='Cora')
person = Person(PROGRAM, VAULT)
person.click('list item', 'Finn')
person.unlock()
person.page('Today', limit=60)
person.focus()
person.open_page('Groups')
person.press('button', 'Import Members…')
person.choose_file(os.path.join(DATA, 'front-desk-200.csv'))
person.dialog('Import Members')
claim(person.says('199 people are new. 1 row cannot be imported.'), 'the desk sees what would become of it', person)
claim(person.get('combo box', 'They join').get_description() == 'Tuesday Group',
      'the group is the one that is looked at', person)
person.press('button', 'Import')
claim(person.says('199 people were added to the roster. 1 row could not be imported.', limit=60),
      'one row is left', person)

# It is saved, mended as a spreadsheet would, and imported.
SKIPPED = os.path.join(HOME, 'skipped.csv')
person.press('button', 'Save Skipped Rows…', person.root.get_child_at_index(1))
claim(person.save_file('Save Skipped Rows', SKIPPED) == 'skipped-rows.csv',
      'its file is called after nobody', person)
wait(lambda: os.path.exists(SKIPPED), 'the file')
with open(SKIPPED, encoding='utf-8-sig', newline='') as file:
    rows = list(csv.reader(file))
claim(rows[0][:2] == ['Line of the file', 'Why it was skipped'] and len(rows) == 2,
      f'the row is saved with its line and its reason: {rows[1][:2]}', person)
person.dialog('Import Members')
imported()
claim(person.says('199 members'), 'the others are members of the group', person)
rows[1][rows[0].index('Last, First')] = 'Wilhelmina'
with open(SKIPPED, 'w', encoding='utf-8', newline='') as file:
    csv.writer(file).writerows(rows)
person.press('button', 'Import Members…')
person.choose_file(SKIPPED)
person.dialog('Import Members')
claim(person.says('1 person is new.'), 'mended, it is somebody new', person)
person.press('button', 'Import')
imported(skipped=False)
claim(person.says('200 members'), 'and all 200 are there', person)

person.press('button', 'Earlier Imports…')
person.dialog('Imports')
for left in (1, 0):
    person.press('button', undos()[0])
    wait(lambda n=left: len(undos()) == n, 'one import to be undone', 60)
claim(person.says('Undone on', limit=60), 'and can take it back', person)
# One for each toast, and one for the window.
wait(lambda: len(person.windows()) == 1 or person.keys('Escape'), 'Escape to close it')
person.focus()
claim(person.says('\n0 members'), 'all of it', person)
person.quit()
tap.end()

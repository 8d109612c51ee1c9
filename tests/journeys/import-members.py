#!/usr/bin/python3
"""A roster from an address book, by the Import dialog: and files that are none.

usage: headless.sh import-members.py PEERSIDE FOLDER

FOLDER holds address books as other programs export them.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
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
claim(person.says('4 people were added to the roster.'), 'it says what was done', person)
wait(lambda: len(person.windows()) == 1, 'the dialog to go')
person.focus()
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
tap.end()

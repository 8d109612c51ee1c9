#!/usr/bin/python3
"""What is left on the disk and seen from outside of an evening's work: nothing about a member.

usage: headless.sh secrecy.py PEERSIDE
"""

import os
import stat
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import Person, Tap, wait  # noqa: E402

PROGRAM = sys.argv[1]
HOME = os.environ['HOME']
# Somebody invented, with a name that is nowhere else.
NAME = 'Quillabrine'
NUMBER = '555-0187'
SOURCE = os.path.join(HOME, 'people.csv')
SAID = os.path.join(HOME, 'said')
# All that GLib, GTK and the program itself have to say.
LOUD = ['sh', '-c', 'exec "$@" >"$HOME/said" 2>&1', 'sh']

tap = Tap()
titles = set()


def look(person):
    titles.update(person.windows())
    names = subprocess.run(['xwininfo', '-root', '-tree'], stdout=subprocess.PIPE, check=True, text=True)
    titles.add(names.stdout)


def files():
    for folder, _, names in os.walk(HOME):
        for name in names:
            path = os.path.join(folder, name)
            if stat.S_ISREG(os.lstat(path).st_mode):
                yield path


def having(words):
    found = []
    for path in files():
        try:
            with open(path, 'rb') as file:
                if words.encode() in file.read():
                    found.append(path)
        except OSError:
            pass
    return found


with open(SOURCE, 'w', encoding='utf-8') as file:
    file.write(f'Name,Phone\n{NAME} Vale,{NUMBER}\n')
os.chmod(SOURCE, 0o600)

person = Person(PROGRAM, before=LOUD, env={'G_MESSAGES_DEBUG': 'all'})
person.set_up()
look(person)
person.open_page('Roster')
person.press('button', 'Import…')
person.choose_file(SOURCE)
person.dialog('Import Members')
look(person)
person.says('1 person is new')
person.press('button', 'Import')
wait(lambda: len(person.windows()) == 1, 'the dialog to go')
person.focus()
look(person)
person.search(NAME)
wait(lambda: any(NAME in label for label in person.labels()), 'the member')
tap.claim(True, 'the member is seen in the window')
look(person)
tap.claim(SOURCE in having(NAME), 'and would be found in a file')

# While it is open, and when it has been closed.
tap.claim(set(having(NAME)) == {SOURCE}, 'no other file has the name while it is open', having(NAME))
person.keys('ctrl+l')
person.get('password text', 'Passphrase', limit=30)
look(person)
person.quit()
for words in (NAME, NUMBER, NUMBER.replace('-', '')):
    tap.claim(set(having(words)) <= {SOURCE}, f'no other file has “{words}” afterwards', having(words))

tap.claim(os.path.getsize(SAID) > 0, 'the program had things to say')
tap.claim(not any(NAME in title for title in titles), 'no title of a window has the name', titles)
tap.claim(not any(NAME.lower() in path.lower() for path in files()), 'nor has a name of a file')
tap.claim(having('people.csv') in ([], [SAID]), 'nor is the list that was imported a recent file',
          having('people.csv'))
with open(SAID, encoding='utf-8', errors='replace') as file:
    said = file.read()
tap.claim(NAME not in said and NUMBER not in said, 'nor is it said on the way')

vault = os.path.join(HOME, 'vault')
open_to_others = [path for path in [vault, *(os.path.join(vault, name) for name in os.listdir(vault))]
                  if stat.S_IMODE(os.lstat(path).st_mode) & 0o077]
tap.claim(not open_to_others, 'and what there is, is for its owner alone', open_to_others)
tap.end()

#!/usr/bin/python3
"""A vault that cannot be opened: one sentence that says why, and a window that still answers.

usage: headless.sh bad-vault.py PEERSIDE
"""

import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import PASSPHRASE, Person, Tap  # noqa: E402

PROGRAM = sys.argv[1]
HOME = os.environ['HOME']
GOOD = os.path.join(HOME, 'good')
# Root may write everywhere, which is what is not to be tried here.
POWERLESS = ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] if os.getuid() == 0 else []

tap = Tap()

def copy(name):
    folder = os.path.join(HOME, name)
    shutil.copytree(GOOD, folder)
    return folder

def flip(path, offset, count=64):
    with open(path, 'r+b') as file:
        file.seek(offset)
        bytes_there = file.read(count)
        file.seek(offset)
        file.write(bytes(byte ^ 0x5a for byte in bytes_there))

def problem(person, title, words, what):
    """The page that says what is wrong, with a way on."""
    person.page('Problem', limit=30)
    labels = person.labels()
    tap.claim(title in labels and any(words in label for label in labels), what, labels)
    tap.claim(person.find('button', 'Try Again') is not None, f'{what}: there is a way on', labels)

def ended(person, what, status=0):
    try:
        person.quit(status)
        tap.claim(True, f'{what}: it ends when asked')
    except Exception as error:  # a hang is what is looked for
        tap.claim(False, f'{what}: it ends when asked', [str(error)])

first = Person(PROGRAM, GOOD)
first.set_up()

# Two at once.
second = Person(PROGRAM, GOOD)
second.unlock()
problem(second, 'The Vault Is in Use', 'Rosa', 'a vault that is open in another Peerside')
first.quit()
second.press('button', 'Try Again')
second.unlock()
second.page('Today', limit=30)
tap.claim(True, 'once the other is gone, trying again opens it')
ended(second, 'the second')

# Not the passphrase, then the passphrase.
person = Person(PROGRAM, GOOD)
person.unlock('four loud words here')
sentence = person.says('The passphrase is wrong.', limit=30)
tap.claim(person.find('button', 'Unlock') is not None, 'a wrong passphrase is told', [sentence])
person.unlock(PASSPHRASE)
person.page('Today', limit=30)
tap.claim(True, 'and the right one opens it')
ended(person, 'after a wrong passphrase')

# May not be written.
folder = copy('read-only')
for name in os.listdir(folder):
    os.chmod(os.path.join(folder, name), 0o400)
os.chmod(folder, 0o500)
person = Person(PROGRAM, folder, before=POWERLESS)
if person.find('password text', 'Passphrase'):
    person.unlock()
problem(person, 'The Vault Is Read-Only', folder, 'a vault that may not be written')
ended(person, 'read-only', 8)
os.chmod(folder, 0o700)

# Not one.
folder = os.path.join(HOME, 'holiday')
os.mkdir(folder)
with open(os.path.join(folder, 'keyring'), 'w', encoding='utf-8') as file:
    file.write('pictures of a lake\n' * 100)
person = Person(PROGRAM, folder)
problem(person, 'Not a Peerside Vault', folder, 'a folder that is no vault')
with open(os.path.join(folder, 'keyring'), encoding='utf-8') as file:
    tap.claim(file.read() == 'pictures of a lake\n' * 100, 'and it is left alone')
ended(person, 'no vault', 1)

# Damaged where the data is, and where the keys are.
folder = copy('damaged')
flip(os.path.join(folder, 'peerside.db'), 100)
person = Person(PROGRAM, folder)
person.unlock()
problem(person, 'The Vault Is Damaged', 'peerside.db', 'a damaged database')
ended(person, 'damaged', 4)

folder = copy('no-keys')
for name in ('keyring', 'keyring.bak'):
    flip(os.path.join(folder, name), 40)
person = Person(PROGRAM, folder)
problem(person, 'The Vault Is Damaged', 'keyring', 'damaged keys')
ended(person, 'damaged keys', 4)

# The second copy of the keys is there for this.
folder = copy('one-key')
flip(os.path.join(folder, 'keyring'), 40)
person = Person(PROGRAM, folder)
person.unlock()
person.page('Today', limit=30)
tap.claim(True, 'the spare keys open it')
ended(person, 'spare keys')

tap.end()

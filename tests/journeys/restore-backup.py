#!/usr/bin/python3
"""Backups as a person makes and restores them: from the preferences, and on a computer without a vault.

usage: headless.sh restore-backup.py PEERSIDE
"""

import glob
import os
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import PASSPHRASE, Person, Tap, wait  # noqa: E402

PROGRAM = sys.argv[1]
HOME = os.environ['HOME']
VAULT = os.path.join(HOME, 'vault')
STICK = os.path.join(HOME, 'stick')
PICTURES = os.environ.get('PS_PICTURES')

tap = Tap()


def picture(person, name):
    if PICTURES:
        person.picture(os.path.join(PICTURES, name + '.png'))


def backups(folder=VAULT):
    return sorted(glob.glob(os.path.join(folder, 'backups', '*.peerbak')))


def open_backups(person):
    person.keys('ctrl+comma')
    person.dialog('Preferences')
    picture(person, 'preferences')
    person.key_on('Return', 'Show Backups…')
    person.dialog('Backups')


person = Person(PROGRAM, VAULT)
person.set_up(group='Before')
open_backups(person)
picture(person, 'backups-before')

# The day's may be made by itself meanwhile, of a vault without the group or with it; this one stays.
person.press('button', 'Back Up Now')
person.says('Made by hand', limit=30)
tap.claim(len(backups()) == 1, 'a backup is made by hand', backups())
picture(person, 'backups-after')

person.press('button', 'Save a Copy To…')
wait(lambda: person.find('button', 'Save', None), 'the file chooser')
picture(person, 'save-copy')
person.focus()
person.keys('Escape')
person.quit()

os.mkdir(STICK)
copy = shutil.copy(backups()[0], os.path.join(STICK, 'copy.peerbak'))

# Something is changed, and the backup of before is restored.
person = Person(PROGRAM, VAULT)
person.unlock()
person.page('Today', limit=30)
person.open_page('Groups')
person.says('Before')
person.keys('ctrl+n')
person.dialog('New Group')
person.fill('Name of the group', 'After')
person.keys('ctrl+Return')
person.says('After')
open_backups(person)
restore = [node for node in person.find_all('button') if node.get_name().startswith('Restore…: ')]
tap.claim(len(restore) == len(backups()), 'each backup can be restored', person.names('button'))
person.press('button', restore[0].get_name())
person.dialog('Restore a Backup')
picture(person, 'restore')
person.fill('Passphrase of that time', 'four loud words here')
person.keys('Return')
person.says('The passphrase is wrong.', limit=30)
picture(person, 'restore-wrong')
tap.claim(True, 'a wrong passphrase is told where it was typed')
person.fill('Passphrase of that time', PASSPHRASE)
person.keys('Return')
person.says('The Backup Was Restored', limit=60)
kept = glob.glob(VAULT + '-replaced-*')
tap.claim(len(kept) == 1 and any(kept[0] in label for label in person.labels()),
          'it is said where the old vault is kept', [*kept, *person.labels()])
picture(person, 'restored')
person.focus()
person.keys('Escape')
person.open_page('Groups')
labels = person.labels()
tap.claim('Before' in labels and 'After' not in labels, 'and the vault is as it was', labels)
tap.claim(any('-restore' in name for name in backups()), 'what was there was backed up first', backups())
person.quit()

# Another computer, with nothing but the stick.
person = Person(PROGRAM, os.path.join(HOME, 'fresh'))
person.get('button', 'Restore a Backup…')
picture(person, 'welcome')
person.press('button', 'Restore a Backup…')
person.choose_file(copy)
person.dialog('Restore a Backup')
picture(person, 'restore-fresh')
person.fill('Passphrase of that time', PASSPHRASE)
person.keys('Return')
person.says('The Backup Was Restored', limit=60)
person.focus()
person.keys('Escape')
person.page('Today', limit=30)
person.open_page('Groups')
tap.claim('Before' in person.labels(), 'a backup is restored where there is no vault', person.labels())
person.quit()

# A damaged vault leads there.
with open(os.path.join(VAULT, 'peerside.db'), 'r+b') as file:
    file.seek(2000)
    file.write(b'\0' * 64)
person = Person(PROGRAM, VAULT)
person.unlock()
person.get('button', 'Restore a Backup…', limit=30)
picture(person, 'problem')
tap.claim(True, 'where the vault is damaged a backup is offered')
person.quit(4)

tap.end()

#!/usr/bin/python3
"""Several people, each with a passphrase of their own: added, let in, forgotten, recovered, removed.

usage: headless.sh users.py PEERSIDE
"""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
PICTURES = os.environ.get('PS_PICTURES')
MAKER = os.path.join(os.environ['PS_BUILD_ROOT'], 'tests/ctl/ctl-vault')
VAULT = os.path.join(os.environ['HOME'], 'vault')
ANA, GIVEN, OWN, ANEW = 'one two three four', 'to begin with', 'nobody else knows', 'found my way back'

tap = Tap()
subprocess.run([MAKER, 'empty', VAULT], check=True)
person = Person(PROGRAM, VAULT)


def picture(name):
    if PICTURES:
        person.picture(os.path.join(PICTURES, f'users-{name}.png'))


def says(words, what, limit=15):
    try:
        tap.claim(True, what, [person.says(words, limit)])
    except AssertionError:
        tap.claim(False, what, person.labels())


def window(title):
    wait(lambda: title in person.windows(), f'the window “{title}”', 15)


def menu(item):
    person.keys('F10')
    person.menu_item(item)


def closed(title):
    wait(lambda: title not in person.windows(), f'“{title}” to close', 30)


def type_groups(groups):
    for label in [l for l in person.labels() if re.match(r'^Group \d+$', l)]:
        person.fill(label, groups[label.split()[1]].lower())


def unlock(name, passphrase):
    rows = person.find_all('list item', name)
    if rows:
        person.click('list item', name)
    person.unlock(passphrase)


# Somebody is added.
picture('locked')
person.unlock(ANA)
person.page('Today', limit=60)
menu('Users')
window('Users')
says('ana (you)', 'who is there is listed, and which is oneself')
picture('list')
person.press('button', 'Add User')
window('Add User')
picture('add')
person.press('button', 'Add')
says('Type a name first.', 'a name is asked for')
person.fill('Name', 'Ben')
person.press('button', 'Add')
says('Choose at least one role.', 'and a role')
person.key_on('space', 'Peer Leader')
person.fill('Passphrase to begin with', 'short')
person.press('button', 'Add')
says('at least 8 characters', 'and a passphrase that is long enough')
person.fill('Passphrase to begin with', GIVEN)
person.fill('Passphrase again', GIVEN)
picture('add-filled')
person.press('button', 'Add')
closed('Add User')
says('Has not chosen a passphrase yet', 'they are in the list, and what they have still to do')
picture('added')

# The same name is refused, and nothing is lost of what was typed.
person.press('button', 'Add User')
window('Add User')
person.fill('Name', 'BEN')
person.key_on('space', 'Front desk')
person.fill('Passphrase to begin with', GIVEN)
person.fill('Passphrase again', GIVEN)
person.press('button', 'Add')
says('looks too much like', 'a name that looks the same is refused beside it')
tap.claim(person.text_in('Name') == 'BEN', 'and stays', [person.text_in('Name')])
picture('refused')
person.keys('Escape')
closed('Add User')

# The roles.
person.press('button', 'What to Change: Ben')
picture('menu')
person.menu_item('Change Roles…')
window('Change Roles')
picture('roles')
person.keys('Escape')
closed('Change Roles')

# A new sheet.
person.keys('Escape')
closed('Users')
menu('Users')
window('Users')
person.key_on('Return', 'Print a New Recovery Sheet…')
window('New Recovery Sheet')
picture('sheet')
person.press('button', 'Use This Sheet')
says('as it stands on the sheet', 'a sheet that nobody has is not used')
groups = person.recovery_code()
type_groups(groups)
person.press('button', 'Use This Sheet')
closed('New Recovery Sheet')
code = ''.join(groups[str(n)] for n in range(1, 8))
person.keys('Escape')
closed('Users')

# Who was added chooses a passphrase of their own.
person.keys('ctrl+l')
person.get('password text', 'Passphrase', limit=30)
picture('locked-two')
unlock('Ben', GIVEN)
says('Choose Your Own Passphrase', 'whoever was given a passphrase chooses another first')
picture('own')
person.fill('Passphrase', GIVEN)
person.fill('Passphrase again', GIVEN)
person.press('button', 'Continue')
says('somebody else knows it', 'which is another')
person.fill('Passphrase', OWN)
person.fill('Passphrase again', OWN)
person.press('button', 'Continue')
person.page('Today', limit=60)
tap.claim(True, 'and then they are in')

# They have no page for users, and change their own passphrase.
person.keys('F10')
wait(lambda: person.find_all('menu item'), 'the menu')
tap.claim(person.find('menu item', 'Users') is None, 'who is no administrator has no page for users',
          person.names('menu item'))
person.menu_item('Change Passphrase…')
window('Change Passphrase')
picture('change')
person.fill('Current passphrase', 'not this one')
person.fill('New passphrase', ANEW)
person.fill('Passphrase again', ANEW)
person.press('button', 'Save')
says('not your current passphrase', 'the current passphrase is asked for')
person.fill('Current passphrase', OWN)
person.press('button', 'Save')
closed('Change Passphrase')

# Too many guesses have to wait; then the sheet.
person.keys('ctrl+l')
for _ in range(5):
    unlock('ana', 'a guess')
    says('The passphrase is wrong.', 'a guess is wrong')
says('The next can be tried in 0:0', 'after five the next has to wait, which is counted down')
picture('wait')
wait(lambda: not any('can be tried in' in l for l in person.labels()), 'the wait to be over', 15)
person.press('button', 'Forgotten Passphrase…')
window('Forgotten Passphrase')
picture('recover-code')
person.press('button', 'Continue')
says('Type the code from the sheet first.', 'the code is asked for')
person.fill('Recovery code, as it stands on the sheet', code[:-1])
person.press('button', 'Continue')
says('A recovery code has 28 characters', 'a code that cannot be one is told beside it')
person.fill('Recovery code, as it stands on the sheet', code)
person.press('button', 'Continue')
says('Private notes that you kept', 'the new sheet is taken')
picture('recover-user')
person.fill('New passphrase', ANEW)
person.fill('Passphrase again', ANEW)
person.press('button', 'Continue')
says('This is the new one', 'a new sheet is printed before anything ends')
picture('recover-sheet')
type_groups(person.recovery_code())
person.press('button', 'Finish')
person.page('Today', limit=60)
tap.claim(True, 'and lets in')

# Somebody is removed.
menu('Users')
window('Users')
person.press('button', 'What to Change: Ben')
person.menu_item('Remove…')
says('Remove Ben?', 'whoever removes somebody is asked')
picture('remove')
person.press('button', 'Remove')
person.page('Today', limit=60)
says('Ben was removed', 'and told when it is done')
picture('removed')
person.keys('ctrl+l')
person.get('password text', 'Passphrase', limit=30)
tap.claim(not person.find_all('list item', 'Ben'), 'who is removed is not offered any more', person.labels())
person.quit()

tap.end()

#!/usr/bin/python3
"""A vault that cannot be opened: one sentence that says why, and a window that still answers.

usage: headless.sh bad-vault.py PEERSIDE
"""

import hashlib
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import PASSPHRASE, Person, Tap  # noqa: E402

PROGRAM = sys.argv[1]
HOME = os.environ['HOME']
GOOD = os.path.join(HOME, 'good')
# Root may write everywhere, which is what is not to be tried here.
POWERLESS = ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] if os.getuid() == 0 else []

BUILD = os.environ['PS_BUILD_ROOT']
PICTURES = os.environ.get('PS_PICTURES')

tap = Tap()

def ctl(folder, *args):
    subprocess.run([os.path.join(BUILD, 'src/ctl/peersidectl'), *args, '--vault', folder,
                    '--passphrase-file', '-'], input=PASSPHRASE + '\n', text=True, check=True,
                   stdout=subprocess.DEVNULL)

def put(folder, name, text):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)
    return path

def picture(person, name):
    if PICTURES:
        person.picture(os.path.join(PICTURES, name.replace(' ', '-') + '.png'))

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
    picture(person, what)

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
problem(second, 'The Vault Is in Use', 'Rosa has had the vault', 'a vault that is open in another Peerside')
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

# Whoever was chosen may be gone from the list by the time that they have typed.
folder = copy('other-users')
ctl(os.path.join(HOME, 'another'), 'init', '--clinic', 'Oak Street Clinic', '--user', 'Ben')
person = Person(PROGRAM, folder)
person.get('password text', 'Passphrase', limit=30)
for name in ('keyring', 'keyring.bak'):
    shutil.copy(os.path.join(HOME, 'another', name), os.path.join(folder, name))
person.unlock()
sentence = person.says('There is no user called “Rosa” in this vault.', limit=30)
tap.claim(person.find('button', 'Unlock') is not None, 'an unknown user is told', [sentence])
picture(person, 'an unknown user')
ended(person, 'an unknown user')

# Made by a newer Peerside.
folder = copy('newer')
for name in ('keyring', 'keyring.bak'):
    with open(os.path.join(folder, name), 'r+b') as file:
        body = bytearray(file.read()[:-32])
        body[8] = 200
        file.seek(0)
        file.write(body + hashlib.blake2b(body, digest_size=32).digest())
person = Person(PROGRAM, folder)
problem(person, 'Made by a Newer Peerside', 'newer version of Peerside', 'a newer vault')
ended(person, 'newer', 6)

# What a Peerside without encryption wrote is not read, nor written over.
folder = copy('plain')
plain = b'SQLite format 3\0' + bytes(9000)
with open(os.path.join(folder, 'peerside.db'), 'wb') as file:
    file.write(plain)
person = Person(PROGRAM, folder)
person.unlock()
problem(person, 'The Vault Is Not Encrypted', 'is not encrypted', 'a plain database')
with open(os.path.join(folder, 'peerside.db'), 'rb') as file:
    tap.claim(file.read() == plain, 'and it is left as it was')
ended(person, 'plain', 8)

# No room: what is typed is not asked for again and again, the reason is told.
folder = copy('full')
person = Person(PROGRAM, folder, before=['prlimit', '--fsize=20000'])
person.unlock()
problem(person, 'The Disk Is Full', folder, 'no room on the disk')
ended(person, 'no room', 8)

# Where a vault cannot be kept: told before a passphrase is typed, and before one is set up.
for kind, magic in (('NFS', '0x6969'), ('SMB', '0x517b'), ('CIFS', '0xff534d42'),
                    ('FUSE', '0x65735546')):
    for what, folder in (('a vault', copy(f'far-{kind}')),
                         ('no vault yet', os.path.join(HOME, f'far-off-{kind}', 'vault'))):
        os.makedirs(os.path.dirname(folder), exist_ok=True)
        person = Person(PROGRAM, folder, env={
            'LD_PRELOAD': os.path.join(BUILD, 'tests/support/far-away.so'),
            'PS_FAR_AWAY': f'{magic}:{HOME}/far-', 'ASAN_OPTIONS': 'verify_asan_link_order=0'})
        problem(person, 'This Folder Cannot Hold a Vault', f'({kind})', f'{what} on {kind}')
        ended(person, f'{what} on {kind}', 1)

SETTINGS = os.environ['XDG_CONFIG_HOME']
for program, settings, text in (
        ('Dropbox', os.path.join(HOME, '.dropbox/info.json'), '{"personal": {"path": "FOLDER"}}'),
        ('Nextcloud', os.path.join(SETTINGS, 'Nextcloud/nextcloud.cfg'),
         '[Accounts]\n0\\Folders\\1\\localPath=FOLDER/\n'),
        ('OneDrive', os.path.join(SETTINGS, 'onedrive/config'), 'sync_dir = "FOLDER"\n'),
        ('Syncthing', os.path.join(SETTINGS, 'syncthing/config.xml'),
         '<configuration><folder id="a" path="FOLDER"/></configuration>')):
    around = os.path.join(HOME, f'files-{program}')
    settings = put('/', settings, text.replace('FOLDER', around))
    shutil.copytree(GOOD, os.path.join(around, 'peerside'))
    person = Person(PROGRAM, os.path.join(around, 'peerside'))
    problem(person, 'This Folder Cannot Hold a Vault', f'{program} synchronises “{around}”',
            f'a vault that {program} synchronises')
    # Once that is over it is a folder like any other.
    os.remove(settings)
    person.press('button', 'Try Again')
    tap.claim(person.get('password text', 'Passphrase', limit=30) is not None,
              f'and once {program} leaves it alone, it can be unlocked')
    ended(person, program)

tap.end()

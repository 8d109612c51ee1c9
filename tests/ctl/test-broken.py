#!/usr/bin/python3
"""Vaults that are locked, held, damaged, newer or full: each has its own status and sentence."""

import hashlib
import os
import resource
import subprocess

from ctl import MAKER, claim, copy, ctl, end, in_vault, make, path, state, write

whole = make('whole')
before = state(whole)


def change(folder, name, at, byte=None):
    """Flip the bits of one byte, or write another over it."""
    with open(os.path.join(folder, name), 'r+b') as file:
        file.seek(at, os.SEEK_END if at < 0 else os.SEEK_SET)
        old = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([old[0] ^ 0xff if byte is None else byte]))


def failed(done):
    return [line['check'] for line in done.lines() if not line['ok']]


# 3
for what, args, passphrase in (
        ('a wrong passphrase', [], 'one two three five\n'),
        ('an empty passphrase', [], ''),
        ('a passphrase of 5,000 characters', [], 'x' * 5000 + '\n'),
        ('bytes that are no passphrase', [], b'\xff\xfe\n'),
        ('an unknown user', ['--user', 'nobody'], 'one two three four\n')):
    done = in_vault(whole, 'group', 'list', *args, passphrase=passphrase)
    claim(done.status == 3 and not done.out and done.err, f'{what} ends with 3', done)
done = in_vault(whole, 'check', '--json', passphrase='wrong\n')
claim(done.status == 3 and failed(done) == ['unlock'], 'a check says that it could not unlock', done)

# 5
with subprocess.Popen([MAKER, 'hold', whole], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
    holder.stdout.readline()
    done = in_vault(whole, 'group', 'add', 'Second')
    claim(done.status == 5 and 'ana' in done.err and 'since' in done.err,
          'a vault in use ends with 5, and says by whom since when', done)
    done = in_vault(whole, 'check', '--json')
    claim(done.status == 5 and failed(done) == ['lock'] and 'ana' in done.out,
          'a check says who has it', done)
    holder.stdin.close()
claim(state(whole) == before, 'and then it is free, with nothing changed')

# 4
size = os.path.getsize(os.path.join(whole, 'peerside.db'))
for what, at in (('in the first page', 100), ('in the middle', size // 2), ('at the end', -20)):
    hurt = copy(whole, 'hurt')
    change(hurt, 'peerside.db', at)
    done = in_vault(hurt, 'check', '--deep', '--json')
    claim(done.status == 4 and failed(done) and failed(done)[0] in done.err,
          f'a byte flipped {what} is damage, and the check is named', done)
    done = in_vault(hurt, 'check', '--deep')
    claim(done.status == 4 and 'FAILED' in done.out, 'in words, too', done)
    subprocess.run(['rm', '-r', hurt], check=True)
hurt = copy(whole, 'first-page')
change(hurt, 'peerside.db', 100)
done = in_vault(hurt, 'group', 'list')
claim(done.status == 4 and 'peersidectl check' in done.err, 'damage met on the way ends with 4', done)
claim(len([line for line in done.err.splitlines() if 'practice data' not in line]) == 2,
      'and is told in our own words alone', done)

for what, damage, name in (
        ('both keyrings damaged', lambda v: [change(v, k, 200) for k in ('keyring', 'keyring.bak')],
         'keyring'),
        ('one keyring damaged', lambda v: change(v, 'keyring', 200), 'keyring'),
        ('its copy damaged', lambda v: change(v, 'keyring.bak', 200), 'keyring-copy'),
        ('its copy missing', lambda v: os.remove(os.path.join(v, 'keyring.bak')), 'keyring-copy'),
        ('an empty database', lambda v: os.truncate(os.path.join(v, 'peerside.db'), 0),
         'database-there'),
        ('a plain database', lambda v: write('plain/peerside.db', b'SQLite format 3\0' + bytes(9000)),
         'database-encrypted'),
        ('a database cut short', lambda v: os.truncate(os.path.join(v, 'peerside.db'), 40960), None),
        ('a foreign file', lambda v: write('foreign/letter.odt', 'x'), 'foreign-files'),
        ('a folder others can look into', lambda v: os.chmod(v, 0o755), 'folder-mode'),
        ('a file others can read', lambda v: os.chmod(os.path.join(v, 'keyring'), 0o644), 'file-modes')):
    folder = {'a plain database': 'plain', 'a foreign file': 'foreign'}.get(what, 'v' + what)
    hurt = copy(whole, folder)
    damage(hurt)
    done = in_vault(hurt, 'check', '--deep', '--json')
    claim(done.status == 4 and len(done.lines()) >= 10 and (name is None or name in failed(done)),
          f'{what} is found by name, beside the other checks', failed(done), done)
hurt = path('vone keyring damaged')
claim(in_vault(hurt, 'group', 'list').status == 0 and in_vault(hurt, 'check').status == 0,
      'with one good keyring the vault still opens, and is mended by that')

# 6
newer = copy(whole, 'newer')
for name in ('keyring', 'keyring.bak'):
    change(newer, name, 8, 200)
    file = os.path.join(newer, name)
    with open(file, 'rb') as keyring:
        body = keyring.read()[:-32]
    write(f'newer/{name}', body + hashlib.blake2b(body, digest_size=32).digest())
done = in_vault(newer, 'group', 'list')
claim(done.status == 6 and 'newer' in done.err, 'a keyring made by a newer version ends with 6', done)
done = in_vault(newer, 'check', '--json')
claim(done.status == 6 and 'keyring' in failed(done), 'a check says so, too', done)

# 8


def no_room(limit):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


full = copy(whole, 'full')
done = in_vault(full, 'group', 'add', 'Second', preexec_fn=no_room(2048))
claim(done.status == 8 and full in done.err and not done.out, 'no room to write ends with 8', done)
claim(state(full) == before and len(in_vault(full, 'group', 'list', '--json').lines()) == 1,
      'and nothing was changed')
done = ctl('init', '--clinic', 'C', '--user', 'a', '--vault', path('new'), '--passphrase-file', '-',
           stdin='one two three four\n', preexec_fn=no_room(100000))
claim(done.status == 8 and not os.path.exists(path('new/keyring')),
      'a vault that there is no room for is not made', done)
claim('are free' in done.err, 'and how much room there is is told', done)
claim('no use' in done.err, 'and its recovery code is said to be of no use', done)

# 1
write('file', 'x')
os.mkdir(path('things'))
write('things/letter.odt', 'x')
for what, folder in (('a file in the place of the folder', path('file')),
                     ('a folder with other things', path('things'))):
    for command in (['group', 'list'], ['init', '--clinic', 'C', '--user', 'a'], ['check']):
        done = in_vault(folder, *command)
        claim(done.status == 1 and folder in done.err
              and not os.path.exists(os.path.join(folder, 'lock')),
              f'{what} is refused by {command[0]}', done)
done = ctl('group', 'list', '--vault', whole, '--passphrase-file', path('nowhere'))
claim(done.status == 1 and 'nowhere' in done.err, 'a passphrase file that is not there is named', done)

# 8, too: what was not encrypted is not opened, and stays.
plain = copy(whole, 'not-encrypted')
write('not-encrypted/peerside.db', b'SQLite format 3\0' + bytes(9000))
done = in_vault(plain, 'group', 'list')
claim(done.status == 8 and 'is not encrypted' in done.err, 'a plain database ends with 8', done)

# 1, too: where no vault can be.
FAR = os.path.join(os.environ['PS_BUILD_ROOT'], 'tests/support/far-away.so')
for kind, magic in (('NFS', '0x6969'), ('SMB', '0x517b'), ('CIFS', '0xff534d42'), ('FUSE', '0x65735546')):
    for command in (['group', 'list'], ['check'], ['init', '--clinic', 'C', '--user', 'a']):
        folder = path('far') if command[0] == 'init' else whole
        done = in_vault(folder, *command, env={
            'LD_PRELOAD': FAR, 'PS_FAR_AWAY': f'{magic}:{os.path.dirname(folder)}',
            'ASAN_OPTIONS': 'verify_asan_link_order=0'})
        claim((done.status == 1 if command[0] != 'check' else done.status == 4 and 'folder-place' in done.err)
              and f'({kind})' in done.out + done.err,
              f'{command[0]} says that a vault cannot be on {kind}', done)
for program, settings, text in (
        ('Dropbox', '.dropbox/info.json', '{"personal": {"path": "FOLDER"}}'),
        ('Nextcloud', '.config/Nextcloud/nextcloud.cfg', '0\\Folders\\1\\localPath=FOLDER/\n'),
        ('OneDrive', '.config/onedrive/config', 'sync_dir = "FOLDER"\n'),
        ('Syncthing', '.config/syncthing/config.xml', '<folder id="a" path="FOLDER"/>')):
    os.makedirs(os.path.dirname(path(settings)), exist_ok=True)
    write(settings, text.replace('FOLDER', whole))
    done = in_vault(whole, 'group', 'list')
    claim(done.status == 1 and program in done.err and 'Choose a folder' in done.err,
          f'a vault that {program} synchronises is refused with 1', done)
    os.remove(path(settings))

claim(state(whole) == before, 'after all of this the whole vault is whole')
end()

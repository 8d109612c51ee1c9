#!/usr/bin/python3
"""Backups and restoring from them, as a script does it: what is printed, what is refused, what is kept."""

import glob
import os
import shutil
import subprocess

from ctl import MAKER, claim, copy, ctl, end, in_vault, make, path, state, write

whole = make('whole')
before = state(whole)


def names(folder):
    return sorted(os.listdir(folder))


# Making one
done = in_vault(whole, 'backup')
own = done.out.strip()
claim(done.status == 0 and own.startswith(os.path.join(whole, 'backups')) and own.endswith('-manual.peerbak')
      and os.path.isfile(own), 'a backup without a name is one of the vault\'s own', done)
claim(oct(os.stat(own).st_mode)[-3:] == '600', 'and only its owner may read it')

target = path('elsewhere.peerbak')
done = in_vault(whole, 'backup', target, '--json')
line = done.lines()[0]
claim(done.status == 0 and line['path'] == target and line['reason'] == 'manual' and line['verified'] is True
      and line['size'] == os.path.getsize(target) and line['made_at'].startswith('20'),
      'a backup says where it is, when and why it was made, and that it was verified', done)
with open(target, 'rb') as file:
    content = file.read()
claim(content.startswith(b'PeerBack') and b'SQLite format 3' not in content, 'and nothing in it is plain')

done = in_vault(whole, 'backup', target)
claim(done.status == 0, 'a backup of the same vault may be replaced', done)
letter = write('letter.txt', 'Dear all\n')
done = in_vault(whole, 'backup', letter)
claim(done.status == 1 and open(letter).read() == 'Dear all\n', 'any other file is left as it is', done)
done = in_vault(whole, 'backup', path('no/such/folder/a.peerbak'))
claim(done.status in (1, 8) and 'no/such/folder' in done.err, 'a folder that is not there is named', done)
claim(in_vault(whole, 'backup', target, passphrase='wrong\n').status == 3, 'a wrong passphrase makes none')
claim(in_vault(whole, 'backup', target, target).status == 2, 'two names are one too many')
with subprocess.Popen([MAKER, 'hold', whole], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
    holder.stdout.readline()
    claim(in_vault(whole, 'backup').status == 5, 'nor does a vault in use')
    done = in_vault(whole, 'restore', target)
    claim(done.status == 5 and 'ana' in done.err, 'and one in use is not restored', done)
    holder.stdin.close()
claim(not glob.glob(os.path.join(whole, 'backups', '.*')), 'nothing half written is left')

# Restoring one
in_vault(whole, 'group', 'add', 'A later group')
later = state(whole) + in_vault(whole, 'group', 'list').out
done = in_vault(whole, 'restore', target, '--json')
line = done.lines()[0] if done.status == 0 else {}
claim(done.status == 0 and line['vault'] == whole and os.path.isdir(line['kept'])
      and line['kept'].startswith(whole + '-replaced-') and line['kept'] in done.err,
      'a restore says where the old vault is kept', done)
claim(state(whole) == before and 'A later group' not in in_vault(whole, 'group', 'list').out,
      'and the vault is as it was then')
claim(state(line['kept']) + in_vault(line['kept'], 'group', 'list').out == later,
      'the old vault opens where it is kept')
claim(os.path.isfile(own), 'its backups stay with the vault')
done = in_vault(whole, 'check', '--deep')
claim(done.status == 0, 'a restored vault is as it should be', done)

fresh = path('fresh')
done = in_vault(fresh, 'restore', target)
claim(done.status == 0 and done.out.strip() == fresh and state(fresh) == before,
      'a backup is restored where there is no vault', done)

for name in ('keyring', 'keyring.bak', 'peerside.db'):
    os.unlink(os.path.join(fresh, name))
shutil.copy(target, path('again.peerbak'))
done = in_vault(fresh, 'restore', path('again.peerbak'))
claim(done.status == 0 and state(fresh) == before, 'or where only its lock was left', done)

# Refusing one: each with its own sentence, and the vault as it was.
other = make('other')
in_vault(other, 'backup', path('other.peerbak'))
with open(target, 'rb') as file:
    content = bytearray(file.read())


def changed(name, at, bits=1):
    copy_of = bytearray(content)
    copy_of[at] ^= bits
    return write(name, bytes(copy_of))


before = state(whole)
sentences = set()
for what, file, passphrase, status in (
        ('a wrong passphrase', target, 'wrong\n', 3),
        ('another vault\'s backup', path('other.peerbak'), None, 1),
        ('a letter', letter, None, 1),
        ('a file that is not there', path('nothing'), None, 1),
        ('a folder', whole, None, 1),
        ('a damaged head', changed('head', 100), None, 4),
        ('a damaged keyring', changed('keyring', 400), None, 4),
        ('a damaged database', changed('database', -100), None, 4),
        ('one cut short', write('short', bytes(content[:-1])), None, 4)):
    done = in_vault(whole, 'restore', file, **({'passphrase': passphrase} if passphrase else {}))
    claim(done.status == status and not done.out and state(whole) == before, f'{what} ends with {status}', done)
    sentences.add(done.err.splitlines()[0].replace(os.path.basename(file), 'FILE'))
claim(len(sentences) >= 7, 'each with its own sentence', *sentences)

claim(not [name for name in names(os.path.dirname(whole)) if name.startswith('whole-replaced')][1:],
      'what was refused has kept nothing', names(os.path.dirname(whole)))
# Before what cannot be undone
people = write('people.csv', 'Name,Phone\nWren Quill,555-0101\n')
in_vault(whole, 'import', 'members', people, '--group', '1', '--dry-run')
claim(not glob.glob(os.path.join(whole, 'backups', '*-import.peerbak')), 'a rehearsal of an import backs up nothing')
done = in_vault(whole, 'import', 'members', people, '--group', '1')
claim(done.status == 0 and len(glob.glob(os.path.join(whole, 'backups', '*-import.peerbak'))) == 1,
      'an import is preceded by a backup', done, names(os.path.join(whole, 'backups')))

done = in_vault(whole, 'restore')
claim(done.status == 2, 'a restore needs a file', done)
foreign = path('foreign')
os.mkdir(foreign)
write('foreign/photo.jpg', 'x')
done = in_vault(foreign, 'restore', target)
claim(done.status == 1 and names(foreign) == ['photo.jpg'], 'a folder with other files is left alone', done)

end()

#!/usr/bin/python3
"""Users, passphrases and the recovery code, as a clinic's IT handles them."""

import os
import pty
import re
import select
import subprocess
import time

from ctl import CTL, FOLDER, MAKER, claim, end, in_vault, make, path

CODE = r'([0-9A-Z]{4}-){6}[0-9A-Z]{4}\n'
MINE = 'one two three four\n'
GIVEN = 'only to begin with\n'
OWN = 'nobody else knows this\n'

# Vaults whose passphrases cost next to nothing, as nothing in them is worth more.
vault, other = path('vault'), make('other', 'empty')
code = subprocess.run([MAKER, 'sheet', vault], check=True, stdout=subprocess.PIPE, text=True).stdout


def run(user, passphrase, *args):
    return in_vault(vault, *args, '--user', user, passphrase=passphrase)


def users(user='ana', passphrase=MINE):
    return {line['name']: line for line in run(user, passphrase, 'user', 'list', '--json').lines()}


# add
done = run('ana', MINE + GIVEN, 'user', 'add', 'Ben Ahrens', '--role', 'peer-leader', '--role', 'administrator')
claim(done.status == 0 and re.fullmatch(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n', done.out),
      'a user is added, and their id printed', done)
ben = done.out.strip()
done = run('ana', MINE + GIVEN, 'user', 'add', 'Cleo', '--role', 'front-desk', '--json')
claim(done.status == 0 and done.lines()[0]['name'] == 'Cleo' and done.lines()[0]['passphrase_given'],
      'as JSON, too', done)
listed = users()
claim(list(listed) == ['ana', 'Ben Ahrens', 'Cleo'] and listed['Ben Ahrens']['id'] == ben
      and listed['Ben Ahrens']['roles'] == ['peer-leader', 'administrator']
      and listed['Ben Ahrens']['passphrase_given'] and not listed['ana']['passphrase_given'],
      'they are listed with what they are', listed)
done = run('ana', MINE, 'user', 'list')
claim('Ben Ahrens' in done.out and 'has to choose a passphrase' in done.out, 'in words as well', done)
for what, args, second, status in (
        ('a name that there is', ['ana', '--role', 'front-desk'], GIVEN, 1),
        ('a name that looks the same', ['Сleo', '--role', 'front-desk'], GIVEN, 1),
        ('no name', [' ', '--role', 'front-desk'], GIVEN, 1),
        ('bytes for a name', [b'\xff', '--role', 'front-desk'], GIVEN, 1),
        ('no role', ['Dee'], GIVEN, 2),
        ('a role that there is not', ['Dee', '--role', 'boss'], GIVEN, 2),
        ('no new passphrase', ['Dee', '--role', 'front-desk'], '', 1),
        ('an empty new passphrase', ['Dee', '--role', 'front-desk'], '\n', 1)):
    done = run('ana', MINE + second, 'user', 'add', *args)
    claim(done.status == status and not done.out and done.err, f'{what} adds nobody', done)
claim(list(users()) == ['ana', 'Ben Ahrens', 'Cleo'], 'and nobody was')

# a passphrase that was given
done = run('Cleo', GIVEN, 'group', 'list')
claim(done.status == 7 and 'user passphrase' in done.err, 'with a given passphrase nothing else is done', done)
done = run('Cleo', GIVEN + GIVEN, 'user', 'passphrase')
claim(done.status == 1, 'it has to be another', done)
done = run('cleo', GIVEN + OWN, 'user', 'passphrase')
claim(done.status == 0 and not done.out, 'a passphrase of their own is chosen', done)
claim(run('Cleo', GIVEN, 'group', 'list').status == 3, 'the given one ends')
claim(run('Cleo', OWN, 'group', 'list').status == 0, 'their own opens the vault')
claim(not users()['Cleo']['passphrase_given'], 'and the list says so')

# what the front desk may not
before = users()
for what, args in (('add somebody', ['user', 'add', 'Eve', '--role', 'administrator']),
                   ('remove somebody', ['user', 'remove', 'ana']),
                   ('give a passphrase', ['user', 'passphrase', 'ana'])):
    done = run('Cleo', OWN + GIVEN, *args)
    claim(done.status == 7 and not done.out, f'the front desk cannot {what}', done)
claim(users() == before, 'and has not')
done = run('Cleo', OWN + 'and yet another one\n', 'user', 'passphrase')
claim(done.status == 0, 'everybody changes their own', done)
claim(run('Cleo', OWN, 'user', 'list').status == 3, 'and the one before ends')

# somebody forgot
done = run('ana', MINE + 'for a fresh start\n', 'user', 'passphrase', 'cleo')
claim(done.status == 0, 'an administrator gives another', done)
claim(run('Cleo', 'and yet another one\n', 'group', 'list').status == 3, 'the forgotten one ends')
claim(run('Cleo', 'for a fresh start\n' + OWN, 'user', 'passphrase').status == 0, 'and is changed again')
done = run('ana', MINE + GIVEN, 'user', 'passphrase', 'ana')
claim(done.status == 1 and 'you' in done.err, 'but not to themselves', done)
done = run('ana', MINE + GIVEN, 'user', 'passphrase', 'nobody')
claim(done.status == 1, 'nor to somebody who is not there', done)

# remove
database = os.path.join(vault, 'peerside.db')
in_vault(vault, 'group', 'add', 'Tuesday group', '--user', 'ana', passphrase=MINE)
before = in_vault(vault, 'group', 'list', '--json', '--user', 'ana', passphrase=MINE).out
with open(database, 'rb') as file:
    salt = file.read(16)
done = run('ana', MINE, 'user', 'remove', 'ben ahrens')
claim(done.status == 0 and not done.out, 'a user is removed', done)
claim(run('Ben Ahrens', GIVEN, 'user', 'passphrase').status == 3, 'and is unknown')
claim(list(users()) == ['ana', 'Cleo'], 'the others are there', users())
claim(in_vault(vault, 'group', 'list', '--json', '--user', 'ana', passphrase=MINE).out == before,
      'all of the data is there')
with open(database, 'rb') as file:
    claim(file.read(16) != salt, 'in another file')
claim([name for name in os.listdir(os.path.join(vault, 'backups')) if 'rotation' in name],
      'with a backup from before')
claim(not [name for name in os.listdir(vault) if 'tmp' in name], 'and nothing left over', os.listdir(vault))
for what, name in ('the last administrator', 'ana'), ('somebody who is not there', 'nobody'):
    done = run('ana', MINE, 'user', 'remove', name)
    claim(done.status == 1 and done.err, f'{what} is not removed', done)

# recover
done = run('ana', code + OWN, 'user', 'recover')
claim(done.status == 0 and re.fullmatch(CODE, done.out), 'the code gives a new passphrase and a new code', done)
code, used = done.out, code
claim(run('ana', MINE, 'group', 'list').status == 3, 'the forgotten passphrase ends')
claim(run('ana', OWN, 'group', 'list').status == 0, 'the new one opens the vault')
done = run('ana', used + GIVEN, 'user', 'recover')
claim(done.status == 3 and not done.out, 'a code is good once', done)
done = run('ana', code.lower().replace('-', ' ') + GIVEN, 'user', 'recover', '--json')
claim(done.status == 0 and set(done.lines()[0]) == {'vault', 'user', 'recovery_code'},
      'however it is typed', done)
code = done.lines()[0]['recovery_code'] + '\n'
for what, text, name in (('no code', 'abc\n', 'ana'), ('a mistyped code', code[:-2] + '\n', 'ana')):
    done = run(name, text + GIVEN, 'user', 'recover')
    claim(done.status == 1 and not done.out, f'{what} is refused', done)
done = run('nobody', code + GIVEN, 'user', 'recover')
claim(done.status == 1 and 'still good' in done.err, 'nobody is let in who is not there', done)
claim(run('ana', code + MINE, 'user', 'recover').status == 0, 'and the code is still good')

# the log
done = run('ana', MINE, 'audit', '--verify')
claim(done.status == 0, 'who signed what in the log can still be proved of everybody', done)

# too often
for _ in range(5):
    done = run('ana', 'a guess\n', 'group', 'list')
claim(done.status == 3 and 'wrong' in done.err, 'the fifth guess is told to be wrong', done)
done = run('ana', MINE, 'group', 'list')
claim(done.status == 3 and re.search(r'Try again in \d seconds?\.', done.err), 'the sixth has to wait', done)


# on a terminal
def talk(*args, answers):
    """Answer each question on a terminal of its own."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execve(CTL, [CTL, *args], {'PATH': os.environ['PATH'], 'HOME': FOLDER, 'LC_ALL': 'C.UTF-8'})
    said, left = '', list(answers)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([terminal], [], [], 60)[0]:
            break
        try:
            text = os.read(terminal, 4096).decode()
        except OSError:
            break
        if not text:
            break
        said += text
        if left and said.endswith(': '):
            os.write(terminal, (left.pop(0) + '\n').encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), said


status, said = talk('user', 'add', 'Ben', '--role', 'front-desk', '--vault', other,
                    answers=[MINE.strip(), 'first and second', 'first and second'])
claim(status == 0 and said.count('New passphrase: ') == 1 and 'first and second' not in said,
      'on a terminal a new passphrase is asked for twice and never shown', said)
status, said = talk('user', 'passphrase', '--user', 'Ben', '--vault', other,
                    answers=['first and second', 'mine alone', 'mine alnoe'])
claim(status == 1 and 'differ' in said, 'two that differ change nothing', said)

end()

"""What the tests of peersidectl have in common: a vault, the program, and how a test claims."""

import json
import os
import shutil
import subprocess
import sys
import tempfile

BUILD = os.environ['PS_BUILD_ROOT']
CTL = os.path.join(BUILD, 'src', 'ctl', 'peersidectl')
MAKER = os.path.join(BUILD, 'tests', 'ctl', 'ctl-vault')
PASSPHRASE = 'one two three four\n'

FOLDER = tempfile.mkdtemp(prefix='peersidectl-')
count = failed = 0


def claim(good, what, *details):
    global count, failed
    count += 1
    failed += not good
    print(f'{"ok" if good else "not ok"} {count} {what.replace("#", "")}', flush=True)
    for line in '\n'.join(str(d) for d in details).splitlines() if not good else ():
        print(f'# {line[:500]}')


def end():
    shutil.rmtree(FOLDER, ignore_errors=True)
    print(f'1..{count}')
    sys.exit(1 if failed else 0)


class Done:
    """How a run of the program went."""

    def __init__(self, done):
        self.status = done.returncode
        self.out, self.err = done.stdout.decode(), done.stderr.decode()

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def __repr__(self):
        return f'status {self.status}\n{self.out}\n{self.err}'


def path(name):
    return os.path.join(FOLDER, name)


def write(name, content):
    with open(path(name), 'wb') as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path(name)


def ctl(*args, stdin='', **more):
    """Run the program as it is; nothing of the caller's own settings gets in."""
    environment = {'PATH': os.environ['PATH'], 'HOME': FOLDER, 'XDG_DATA_HOME': path('data'),
                   'LC_ALL': 'C.UTF-8', 'TZ': 'UTC', 'G_DEBUG': 'fatal-warnings'}
    environment.update({name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')})
    environment.update(more.pop('env', {}))
    stdin = stdin if isinstance(stdin, bytes) else stdin.encode()
    more.setdefault('stdout', subprocess.PIPE)
    done = subprocess.run([CTL, *args], input=stdin, stderr=subprocess.PIPE, env=environment,
                          start_new_session=True, timeout=120, check=False, **more)
    done.stdout = done.stdout or b''
    return Done(done)


def in_vault(folder, *args, passphrase=PASSPHRASE, **more):
    return ctl(*args, '--vault', folder, '--passphrase-file', '-', stdin=passphrase, **more)


def make(name, kind='make'):
    subprocess.run([MAKER, kind, path(name)], check=True, env={**os.environ, 'TZ': 'UTC'})
    return path(name)


def copy(folder, name):
    shutil.copytree(folder, path(name))
    os.chmod(path(name), 0o700)
    return path(name)


def state(folder):
    """What an export says of a vault: two vaults with the same people and meetings say the same."""
    return ''.join(in_vault(folder, 'export', kind, '--format', 'json').out
                   for kind in ('members', 'attendance'))

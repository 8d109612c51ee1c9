"""A vault of several people, made by peersidectl."""

import os
import subprocess

from person import PASSPHRASE

CTL = os.path.join(os.environ['PS_BUILD_ROOT'], 'src', 'ctl', 'peersidectl')
ADMINISTRATOR = 'Rosa'


def ctl(vault, *args, user=ADMINISTRATOR, lines=(PASSPHRASE,)):
    """Run the program. Its first line is the passphrase, and what else it asks for follows."""
    done = subprocess.run([CTL, *args, '--vault', vault, '--user', user, '--passphrase-file', '-'],
                          input=''.join(line + '\n' for line in lines), text=True,
                          capture_output=True, check=False)
    assert done.returncode == 0, (args, done)
    return done.stdout


def make_vault(vault, **others):
    """One of Rosa, who made it, and of others, by name and role, each with a passphrase of their own."""
    ctl(vault, 'init', '--clinic', 'Birch Street Clinic')
    for name, role in others.items():
        first = 'only for the first time'
        ctl(vault, 'user', 'add', name, '--role', role, lines=(PASSPHRASE, first))
        ctl(vault, 'user', 'passphrase', user=name, lines=(first, PASSPHRASE))

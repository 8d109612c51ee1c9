"""A vault of several people, made by peersidectl."""

import datetime
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


def live_at_noon():
    """Make it the middle of the day here, whatever the clock of the machine says.

    So a meeting of this evening is still to come, and no midnight passes. Returns the weekday.
    """
    now = datetime.datetime.now(datetime.timezone.utc)
    east = 12 - now.hour
    # The signs of these names are the other way round: Etc/GMT-3 is three hours east.
    os.environ['TZ'] = f'Etc/GMT{-east:+d}' if east != 0 else 'Etc/GMT'
    return (now + datetime.timedelta(hours=east)).strftime('%A')

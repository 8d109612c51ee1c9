#!/usr/bin/python3
"""Each command by each role: done, or refused with 7, in a sentence, and with nothing printed."""

import os
import subprocess

from ctl import MAKER, claim, copy, end, in_vault, make, path, write

ROLES = {'D': 'front-desk', 'P': 'peer-leader', 'C': 'co-facilitator', 'A': 'administrator'}
PEOPLE = write('people.csv', 'Preferred name\nDora\n')
AGENDA = path('agenda.pdf')
BACKUP = path('vault.peerbak')

# Who may, each in their place. Where somebody may, more can be asked for than a role: '?' is not tried.
COMMANDS = [
    ('DPCA', ['group', 'list']),
    ('DPCA', ['group', 'show', '1']),
    ('-PCA', ['group', 'add', 'Another']),
    ('-PC-', ['meeting', 'list']),
    ('-PC-', ['meeting', 'show', '1']),
    ('-PC-', ['topics', 'search', 'pain']),
    ('-PC-', ['export', 'topics']),
    ('DPCA', ['export', 'calendar']),
    ('--?-', ['export', 'members']),
    ('--?-', ['export', 'attendance']),
    ('--C-', ['export', 'person', '1']),
    ('--?-', ['sample']),
    ('D-C-', ['import', 'members', PEOPLE, '--group', '1', '--dry-run']),
    ('-PC-', ['paper', 'agenda', '--group', '1', '-o', AGENDA]),
    ('DPC-', ['paper', 'sign-in', '--group', '1', '--no-names', '-o', AGENDA]),
    ('DPCA', ['backup', BACKUP]),
    ('-PCA', ['check']),
]

vault = make('vault')
subprocess.run([MAKER, 'users', vault], check=True)


def run(role, *command):
    """In a copy, so that no command finds what another has done."""
    run.n += 1
    for file in AGENDA, BACKUP:
        if os.path.exists(file):
            os.unlink(file)
    return in_vault(copy(vault, f'copy-{run.n}'), *command, '--user', role)


run.n = 0
for who, command in COMMANDS:
    for (letter, role), may in zip(ROLES.items(), who):
        if may == '?':
            continue
        done = run(role, *command)
        words = ' '.join(command[:2])
        if may == letter:
            claim(done.status == 0, f'{role} may: {words}', done)
        else:
            claim(done.status == 7 and not done.out and done.err.startswith('peersidectl: ')
                  and done.err.endswith('.\n'), f'{role} may not: {words}', done)

# When it meets is for everybody, the agenda for those who lead the group.
for role, sees in ('front-desk', False), ('administrator', False), ('peer-leader', True):
    shown = run(role, 'group', 'show', '1', '--json').lines()[0]
    claim(('agenda' in shown) == sees and shown['next'], f'{role} is shown when it meets', shown)

# The control: what is not there is no matter of roles, and a refusal is no other failure.
claim(run('co-facilitator', 'group', 'show', '99').status == 1, 'a group that is not there is another thing')
end()

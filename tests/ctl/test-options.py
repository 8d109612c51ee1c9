#!/usr/bin/python3
"""The command line: options anywhere, help everywhere, and what is no command line."""

import os
import subprocess

from ctl import CTL, FOLDER, claim, ctl, end, path, write

COMMANDS = ['init', 'user add', 'user list', 'user remove', 'user passphrase', 'user recover', 'sample',
            'group add', 'group list', 'group show', 'import members',
            'export members', 'export attendance', 'export calendar', 'export person',
            'export topics', 'meeting list',
            'meeting show', 'rehearse', 'topics search', 'paper agenda', 'paper cards', 'paper sign-in',
            'backup', 'restore', 'check', 'audit']
# What the manual of a later version has: no word of it may be half there.
LATER = [['import', 'referrals', 'x'], ['import', 'topics', 'x'],
         ['export', 'all'], ['paper', 'flyer']]

top = ctl('--help')
claim(top.status == 0 and not top.err and all(c in top.out for c in COMMANDS),
      'help lists every command on standard output', top)
claim(not any(f'\n  {later}' in top.out for later in map(' '.join, LATER)),
      'help lists nothing that is not there', top.out)
for command in COMMANDS:
    done = ctl(*command.split(), '--help')
    claim(done.status == 0 and f'peersidectl {command}' in done.out and '--vault' in done.out
          and not done.err, f'there is help for “{command}”', done)
for args in LATER:
    for asked in (args, [*args, '--help']) if len(args) == 1 else (args,):
        done = ctl(*asked)
        claim(done.status == 2 and not done.out, f'there is no “{" ".join(asked)}” yet', done)
done = ctl('--help', 'group')
claim(done.status == 0 and 'group add' in done.out and 'export' not in done.out,
      'help for half a command lists that family', done)

done = ctl('--version')
claim(done.status == 0 and done.out.startswith('peersidectl ') and 'SQLite' in done.out
      and len(done.out.splitlines()) == 2, 'the version names the cipher library and its version', done)

for what, args in {
        'no command': [],
        'an unknown command': ['dance'],
        'half a command': ['group'],
        'an unknown option': ['check', '--nonsense'],
        'an option of another command': ['check', '--limit', '3'],
        'an option without its value': ['check', '--vault'],
        'a value for an option that takes none': ['check', '--deep=yes'],
        'a missing word': ['group', 'show'],
        'a word too many': ['group', 'list', 'all'],
        'a missing option': ['import', 'members', 'x.csv'],
        'init without a user': ['init', '--clinic', 'A clinic'],
        'init without a clinic': ['init', '--user', 'ana'],
        'a role there is not': ['init', '--clinic', 'C', '--user', 'a', '--role', 'king'],
        'a number that is none': ['topics', 'search', 'pain', '--limit', 'many'],
        'a number out of range': ['group', 'add', 'A', '--minutes', '4'],
        'a format there is not': ['export', 'members', '--format', 'ics'],
        'an export there is not': ['export', 'referrals'],
        'an abbreviation of several options': ['check', '--p', 'x'],
        'bytes that are no text': ['group', b'\xff\xfe'],
        'a passphrase without a terminal': ['init', '--clinic', 'C', '--user', 'a']}.items():
    done = ctl(*args)
    claim(done.status == 2 and not done.out and done.err.startswith('peersidectl: ')
          and not os.path.exists(path('data/peerside')), f'{what} is a wrong command line', done)

done = ctl('export', 'members', '--format', 'ics')
claim('csv, json, vcf' in done.err, 'a format there is not is answered with those there are', done)

events = write('events', '+00:00 start\n')
words = ['rehearse', '--template', 'web', '--events', events, '--start=19:00']
whole = ctl(*words)
claim(whole.status == 0 and whole.out, 'the command line that the next ones repeat', whole)
for what, args in {
        'before the command': words[1:] + ['rehearse'],
        'shortened': ['rehearse', '--temp', 'web', '--ev', events, '--start', '19:00'],
        'with an equals sign': ['--template=web', 'rehearse', f'--events={events}', '--start=19:00'],
        'the last of two': ['rehearse', '--template', 'recovery', *words[1:]]}.items():
    done = ctl(*args)
    claim(done.out == whole.out, f'options stand {what}', done)

done = ctl('topics', 'search', '--vault', path('none'), '--', '--deep')
claim(done.status == 1 and 'no vault' in done.err, 'after two dashes everything is a word', done)

for what, args in {'a list': ['group', 'list'], 'a check': ['check'],
                   'an import': ['import', 'members', 'x', '--group', '1']}.items():
    done = ctl(*args)
    claim(done.status == 1 and path('data/peerside') in done.err
          and not os.path.exists(path('data/peerside')),
          f'{what} without a vault names the folder, and makes none', done)

with open('/dev/full', 'wb') as full:
    done = ctl('--help', stdout=full)
claim(done.status == 8 and done.err, 'results that cannot be written are a failure', done)

# A passphrase must not be seen by others, so neither of these is one of ours.
done = ctl('check', '--passphrase', 'secret', '--vault', FOLDER)
claim('secret' not in ctl('--help').out and done.status != 0,
      '“--passphrase” is at most short for the file that it is in', done)
text = subprocess.run(['strings', CTL], stdout=subprocess.PIPE, check=True).stdout
claim(b'PEERSIDE_PASSPHRASE' not in text, 'no passphrase comes from the environment')
end()

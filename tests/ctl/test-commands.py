#!/usr/bin/python3
"""What each command does with a vault that is whole."""

import json
import os
import re
import stat
import subprocess

from ctl import CTL, MAKER, claim, copy, ctl, end, in_vault, make, path, write

# One vault made as people make it.
secret = write('secret', 'correct horse battery staple\nnot part of it\n')
own = path('own')
done = ctl('--clinic', 'A clinic', 'init', '--user', 'rosa', '--vault', own, '--passphrase-file', secret)
claim(done.status == 0, 'a vault is made', done)
claim(re.fullmatch(r'([0-9A-Z]{4}-){6}[0-9A-Z]{4}\n', done.out), 'the recovery code is the result', done)
claim(stat.S_IMODE(os.stat(own).st_mode) == 0o700
      and all(stat.S_IMODE(os.stat(os.path.join(own, f)).st_mode) == 0o600 for f in os.listdir(own)),
      'the vault is its owner’s alone', os.listdir(own))
done = ctl('user', 'list', '--json', '--vault', own, '--passphrase-file', secret)
claim([(user['name'], user['roles']) for user in done.lines()] == [('rosa', ['co-facilitator', 'administrator'])],
      'the only user is taken, and holds both roles', done)
done = ctl('init', '--clinic', 'B', '--user', 'rosa', '--vault', own, '--passphrase-file', secret)
claim(done.status == 1 and not done.out, 'a vault is not made where one is', done)
done = ctl('init', '--clinic', 'B', '--user', 'rosa', '--vault', path('x/y'), '--passphrase-file',
           '/nowhere')
claim(done.status == 1 and not done.out and not os.path.exists(path('x')),
      'without a passphrase no folder is made', done)
done = ctl('init', '--clinic', 'B', '--user', 'rosa', '--role', 'front-desk', '--vault', path('desk'),
           '--passphrase-file', secret)
claim(done.status == 1 and not done.out and 'administrator' in done.err
      and not os.path.exists(path('desk')),
      'the first user has to be an administrator, and that is said before there is a code', done)
for what, name in ('no', ''), ('too long a', 'ä' * 40):
    done = ctl('init', '--clinic', 'B', '--user', name, '--vault', path('desk'),
               '--passphrase-file', secret)
    claim(done.status == 1 and not done.out and not os.path.exists(path('desk')),
          f'{what} name is told before there is a code', done)

vault = make('vault')

# group
done = in_vault(vault, 'group', 'add', 'Web group', '--model', 'web', '--minutes', '60', '--rule',
                'first Monday of the month 10:00', '--place', 'Online', '--json')
claim(done.status == 0 and done.lines() == [{'id': 2}], 'a new group prints its id', done)
claim(in_vault(vault, 'group', 'add', 'Plain group').out == '3\n', 'without --json the id alone')
groups = in_vault(vault, 'group', 'list', '--json').lines()
claim([(g['name'], g['members']) for g in sorted(groups, key=lambda g: g['id'])]
      == [('Tuesday group', 2), ('Web group', 0), ('Plain group', 0)], 'groups are listed', groups)
show = in_vault(vault, 'group', 'show', '2', '--json').lines()[0]
claim(show['model'] == 'web' and show['place'] == 'Online' and show['minutes'] == 60
      and sum(s['planned_s'] for s in show['agenda']) == 3600
      and len(show['next']) == 5 and show['next'][0]['starts_at'].endswith('T10:00:00Z'),
      'a group is shown with its agenda and next meetings', show)
claim(in_vault(vault, 'group', 'show', 'web GROUP', '--json').lines()[0] == show,
      'a group is found by its name as well')
for what, args in {'no name': [' '], 'a rule that is none': ['A', '--rule', 'whenever'],
                   'a rule that never occurs': ['A', '--rule', 'every 31st of February 18:00'],
                   'a rule of two weekdays by the month':
                   ['A', '--rule', 'first Tuesday and third Thursday 18:00'],
                   'a model there is not': ['A', '--model', 'tango'],
                   'a name too long': ['x' * 300]}.items():
    done = in_vault(vault, 'group', 'add', *args)
    claim(done.status == 1 and not done.out, f'a group with {what} is refused', done)
claim(len(in_vault(vault, 'group', 'list', '--json').lines()) == 3, 'and none of them was added')
claim(in_vault(vault, 'group', 'show', '99').status == 1, 'a group there is not is refused')

for words, told in {'every Tuesday & Thursday 18:00': 'every Tuesday and Thursday, 18:00',
                    'first and third Tuesday 18:00':
                    'first and third Tuesday of the month, 18:00'}.items():
    added = in_vault(vault, 'group', 'add', words, '--rule', words).out.strip()
    show = in_vault(vault, 'group', 'show', added, '--json').lines()[0]
    claim(show['rule_text'] == told and len(show['next']) > 1, f'a group meets {told}', show)

# meeting: 18:02 start, 18:14 next, 18:20 to 18:25 paused, 18:50 next, 19:05 end
done = in_vault(vault, 'meeting', 'list', '--json')
meeting = done.lines()[0]
claim(len(done.lines()) == 1 and meeting['group'] == 'Tuesday group' and meeting['state'] == 'ended'
      and meeting['starts_at'] == '2026-11-03T18:00:00Z'
      and meeting['started_at'] == '2026-11-03T18:02:00Z'
      and meeting['ended_at'] == '2026-11-03T19:05:00Z' and meeting['paused_s'] == 300
      and meeting['present'] == 1, 'meetings are listed', done)
shown = in_vault(vault, 'meeting', 'show', str(meeting['id']), '--json').lines()[0]
fields = ('kind', 'title', 'planned_s', 'actual_s', 'started_at', 'ended_at')
claim([tuple(s[f] for f in fields) for s in shown['segments']] == [
    ('check-in', 'Check-in', 600, 720, '2026-11-03T18:02:00Z', '2026-11-03T18:14:00Z'),
    ('topic', 'Topic', 1800, 1860, '2026-11-03T18:14:00Z', '2026-11-03T18:50:00Z'),
    ('check-out', 'Check-out', 1200, 900, '2026-11-03T18:50:00Z', '2026-11-03T19:05:00Z')],
      'planned and actual segments are what happened', shown)
claim([s['round_people'] for s in shown['segments']] == [1, None, None],
      'a round is known by how many it reached, and where there was none is nothing', shown)
claim(shown['head_count'] == 0 and shown['head_count_new'] == 0,
      'nobody was there without a name', shown)
counted = copy(vault, 'counted')
subprocess.run([MAKER, 'sql', counted], check=True, env={**os.environ, 'TZ': 'UTC'},
               input=b'UPDATE session SET head_count = 3, head_count_new = 2')
anonymous = in_vault(counted, 'meeting', 'show', '1', '--json').lines()[0]
claim((anonymous['present'], anonymous['head_count'], anonymous['head_count_new']) == (4, 3, 2),
      'who was counted is there beside who has a name', anonymous)
anonymous = in_vault(counted, 'meeting', 'show', '1')
claim('3 without a name, 2 for the first time' in anonymous.out, 'and is said to people', anonymous)
claim([s['guest'] for s in shown['segments']] == [None, 'Noor', None],
      'the guest is named with the segment they spoke in', shown)
text = in_vault(vault, 'meeting', 'show', '1')
claim('12:00' in text.out and '31:00' in text.out, 'people read minutes and seconds', text)
short = copy(vault, 'short')
subprocess.run([MAKER, 'sql', short], check=True, env={**os.environ, 'TZ': 'UTC'}, input=b'''
  UPDATE segment SET elapsed_s = 0, started_at = NULL, ended_at = NULL WHERE position > 0;
  UPDATE segment SET skipped = 1 WHERE position = 1;''')
text = in_vault(short, 'meeting', 'show', '1')
claim('12:00' in text.out and re.search(r'Topic +30:00 +left out', text.out)
      and re.search(r'Check-out +20:00 +not reached', text.out) and not re.search(r' 0:00', text.out),
      'a segment that took no time says why', text)
claim(in_vault(vault, 'meeting', 'list', '--json', '--group', '2').out == '',
      'only the group’s meetings, where there are none')
claim(in_vault(vault, 'meeting', 'show', '7').status == 1
      and in_vault(vault, 'meeting', 'show', 'the last one').status == 1,
      'a meeting there is not is refused')

# paper
pdf = path('agenda.pdf')
done = in_vault(vault, 'paper', 'agenda', '--group', '2', '--paper', 'letter', '-o', pdf)
claim(done.status == 0 and not done.out and stat.S_IMODE(os.stat(pdf).st_mode) == 0o600,
      'the agenda of a group is written, for its owner alone', done)
text = subprocess.run(['pdftotext', '-layout', pdf, '-'], capture_output=True, text=True).stdout
claim('Web group' in text and '10:00' in text and 'Check-in round' in text,
      'and says when its next meeting is and what is in it', text)
for args, status in {('--group', '99', '-o', pdf): 1, ('--group', '2'): 2,
                     ('--group', '2', '-o', '-'): 2,
                     ('--group', '2', '-o', pdf, '--paper', 'a3'): 2,
                     ('--group', '2', '-o', pdf, '--language', 'tlh'): 2,
                     ('--group', '2', '-o', pdf, '--language', '../en'): 2,
                     ('--group', '2', '-o', path('no/such/folder.pdf')): 8}.items():
    done = in_vault(vault, 'paper', 'agenda', *args)
    claim(done.status == status and not done.out, f'paper agenda {args[1:3]} ends with {status}', done)
cards = path('cards.pdf')
done = in_vault(vault, 'paper', 'cards', '--group', '2', '--language', 'en', '-o', cards)
text = subprocess.run(['pdftotext', '-layout', cards, '-'], capture_output=True, text=True).stdout
claim(done.status == 0 and not done.out and 'Segment 1 of' in text and 'Check-in round' in text,
      'the script cards of a group are written, in a language that was asked for', text)
done = ctl('paper', 'cards', '--help')
claim('Write to this file\n' in done.out and 'standard output' not in done.out.split('Options for every')[0],
      'what has to be a file is not said to go elsewhere without', done)

sheet = path('sheet.pdf')
done = in_vault(vault, 'paper', 'sign-in', '--group', '1', '-o', sheet)
claim(done.status == 0 and not done.out and stat.S_IMODE(os.stat(sheet).st_mode) == 0o600
      and sorted(n for n in os.listdir(os.path.dirname(sheet)) if 'sheet' in n) == ['sheet.pdf'],
      'the sheet on which people sign in is written, for its owner alone', done)
text = subprocess.run(['pdftotext', '-layout', sheet, '-'], capture_output=True, text=True).stdout
claim('Tuesday group' in text and 'Ana S.' in text and 'Tick or sign' in text and 'eason' not in text
      and '555' not in text, 'and says who is expected, and asks for nothing but a tick', text)
last = in_vault(vault, 'audit', '--limit', '4', '--json').out
claim('form=pdf content=roster to=inside' in last, 'and is written down', last)
for args, status in {('--group', '99', '-o', sheet): 1, ('--group', '1'): 2,
                     ('--group', '1', '-o', sheet, '--date', '2026-13-01'): 2,
                     ('--group', '1', '-o', sheet, '--date', '1999-12-31'): 1,
                     ('--group', '1', '-o', sheet, '--blank-lines', '201'): 2,
                     ('--group', '1', '-o', sheet, '--blank-lines', '-1'): 2,
                     ('--group', '1', '-o', sheet, '--language', 'tlh'): 2,
                     ('--group', '1', '-o', path('no/such/folder.pdf')): 8}.items():
    done = in_vault(vault, 'paper', 'sign-in', *args)
    claim(done.status == status and not done.out, f'paper sign-in {args[1:]} ends with {status}', done)
blank = path('blank.pdf')
done = in_vault(vault, 'paper', 'sign-in', '--group', '1', '--no-names', '--blank-lines', '3', '--large-print',
                '--paper', 'letter', '-o', blank)
text = subprocess.run(['pdftotext', '-layout', blank, '-'], capture_output=True, text=True).stdout
claim(done.status == 0 and 'Tuesday group' in text and 'Ana' not in text,
      'a sheet without names names nobody', text)
last = in_vault(vault, 'audit', '--limit', '4', '--json').out
claim('"sign-in"' in last, 'and is written down as well', last)
part2 = copy(vault, 'part2')
subprocess.run([MAKER, 'sql', part2], check=True, env={**os.environ, 'TZ': 'UTC'},
               input=b'UPDATE support_group SET part2 = 1, neutral_name = "Room 204";')
done = in_vault(part2, 'paper', 'sign-in', '--group', '1', '-o', sheet)
text = subprocess.run(['pdftotext', '-layout', sheet, '-'], capture_output=True, text=True).stdout
claim('42 CFR part 2 prohibits unauthorized use or disclosure of these records.' in text
      and 'For those who lead the group only' in text and 'Room 204' in text
      and 'Tuesday group' not in text, 'that of a Part 2 group has its notice and the neutral name', text)
done = ctl('paper', 'sign-in', '--help')
claim(all(f'--{o}' in done.out for o in ('paper', 'language', 'date', 'blank-lines', 'large-print',
                                         'no-names')), 'help says what can be chosen', done)

# export
rows = in_vault(vault, 'export', 'attendance').out.splitlines()
claim(rows == ['Group,Date,Start,Name,Initial,Attendance,How,First time',
               'Tuesday group,2026-11-03,18:00,Ana,S,present,in-person,yes',
               'Tuesday group,2026-11-03,18:00,Ben,S,absent,in-person,yes']
      or rows[1].startswith('Tuesday group,2026-11-03,18:00,Ana,S,present,in-person'),
      'attendance as a table', rows)
lines = in_vault(vault, 'export', 'attendance', '--format', 'json').lines()
claim([(r['preferred_name'], r['status'], r['starts_at']) for r in lines]
      == [('Ana', 'present', '2026-11-03T18:00:00Z'), ('Ben', 'absent', '2026-11-03T18:00:00Z')],
      'attendance as JSON', lines)
members = in_vault(vault, 'export', 'members', '--json').lines()
claim([m['preferred_name'] for m in members] == ['Ana', 'Ben'], '--json asks for JSON', members)
done = in_vault(vault, 'export', 'members', '-o', path('out.csv'))
with open(path('out.csv'), encoding='utf-8', newline='') as file:
    content = file.read()
claim(done.status == 0 and not done.out and content == in_vault(vault, 'export', 'members').out
      and stat.S_IMODE(os.stat(path('out.csv')).st_mode) == 0o600,
      'an export goes to a file that is its owner’s alone', done)
pipe = path('pipe')
os.mkfifo(pipe)
reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
done = in_vault(vault, 'export', 'members', '-o', pipe)
claim(done.status == 0 and stat.S_ISFIFO(os.stat(pipe).st_mode) and os.read(reader, 9),
      'what is no file is written to and stays what it is', done)
os.close(reader)
done = in_vault(vault, 'export', 'members', '-o', path('no/such/folder.csv'))
claim(done.status == 8 and 'folder.csv' in done.err, 'a file that cannot be written is named', done)
topics = in_vault(vault, 'export', 'topics').lines()
claim(len(topics) >= 40 and all(t['title'] and t['prompts'] for t in topics), 'topics as JSON')
text = in_vault(vault, 'export', 'topics', '--format', 'md').out
claim(text.count('\n## ') == len(topics), 'topics as Markdown, a heading each')

# topics search
done = in_vault(vault, 'topics', 'search', 'sleep', '--json')
claim(done.lines()[0]['title'] == 'Sleep habits that help'
      and all(set(hit) == {'id', 'title', 'category', 'minutes', 'rank', 'snippet'}
              for hit in done.lines())
      and [hit['rank'] for hit in done.lines()] == list(range(1, len(done.lines()) + 1))
      and '\\u0002' not in done.out, 'the best hit comes first, with a snippet', done)
claim(len(in_vault(vault, 'topics', 'search', 'pain', '--limit', '2', '--json').lines()) == 2,
      'no more hits than asked for')
for query in ('"', '*', 'NEAR(', 'a AND', '-', 'title:', "'; DROP TABLE topic", 'ß' * 500, '()'):
    done = ctl('topics', 'search', '--vault', vault, '--passphrase-file', '-', '--', query,
               stdin='one two three four\n')
    claim(done.status == 0, f'nothing that can be typed is an error: {query[:12]}', done)

# check
done = in_vault(vault, 'check', '--json')
names = [line['check'] for line in done.lines()]
claim(done.status == 0 and len(names) >= 20 and len(set(names)) == len(names)
      and all(set(line) == {'check', 'ok', 'detail'} and line['ok'] is True for line in done.lines()),
      'a whole vault passes at least twenty checks, each with a name of its own', done)


def contents():
    """Every file of the vault, but for what SQLite keeps beside it while it is open."""
    return {path: open(path, 'rb').read()
            for path in (os.path.join(folder, name) for folder, _, names in os.walk(vault) for name in names)
            if not path.endswith(('-wal', '-shm'))}


before = contents()
deep = in_vault(vault, 'check', '--deep', '--json')
claim(deep.status == 0 and {'notes-open', 'pages'} <= {line['check'] for line in deep.lines()},
      'a deep check opens the notes and reads every page', deep)
after = contents()
claim(after == before, 'and changes nothing', sorted(after))

# On a terminal the passphrase is asked for, and not shown.
SCRIPT = '''
import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
try:
    while not seen.endswith(b"Passphrase: "):
        seen += os.read(fd, 1)
    os.write(fd, b"one two three four\\n")
    while True:
        seen += os.read(fd, 1024)
except OSError:
    pass
status = os.waitpid(pid, 0)[1]
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(status))
'''
done = subprocess.run(['/usr/bin/python3', '-c', SCRIPT, CTL, 'group', 'list', '--json', '--vault', vault],
                      stdout=subprocess.PIPE, check=False, timeout=60,
                      env={**os.environ, 'LC_ALL': 'C.UTF-8'})
claim(done.returncode == 0 and b'Tuesday group' in done.stdout and b'one two' not in done.stdout,
      'a terminal is asked for the passphrase, without an echo', done.stdout.decode())

# Two at a time, no results half printed.
with open('/dev/full', 'wb') as full:
    done = in_vault(copy(vault, 'full'), 'group', 'list', stdout=full)
claim(done.status == 8, 'results that cannot be written are a failure', done)
end()

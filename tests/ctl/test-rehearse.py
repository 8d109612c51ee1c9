#!/usr/bin/python3
"""An evening worked out by hand, and the clock saying the same."""

from datetime import datetime, timezone

from ctl import claim, ctl, end, write

# Recovery 60: welcome 4, safety 2, check-in 14, agenda 3, working time 24, resources 4, and the
# protected check-out 6 and confidentiality 3.
EVENTS = '''
+02:00 start
+07:00 next
# the safety question takes what it is given
+09:00 next
+20:00 pause break
+25:00 resume
+28:00 next
+31:00 next
+40:00 extend 5
+60:00 next
+64:00 next
+70:00 next
+73:00 end
'''
#        at      segment kind            planned actual  left  over
EXPECTED = [
    ('18:02:00', 'start', 0, 'welcome', 240, 0, 3480, 120),
    # five minutes of four: the second began 3 minutes later than planned
    ('18:07:00', 'next', 1, 'safety-ask', 120, 0, 3180, 180),
    ('18:09:00', 'next', 2, 'check-in', 840, 0, 3060, 180),
    # eleven minutes in
    ('18:20:00', 'pause', 2, 'check-in', 840, 660, 2400, 180),
    ('18:25:00', 'resume', 2, 'check-in', 840, 660, 2100, 480),
    # 14 of 14: on its own time, but five minutes of pause and three of before
    ('18:28:00', 'next', 3, None, 180, 0, 1920, 480),
    ('18:31:00', 'next', 4, None, 1440, 0, 1740, 480),
    ('18:40:00', 'extend', 4, None, 1740, 540, 1200, None),
    ('19:00:00', 'next', 5, None, 240, 0, 0, None),
    ('19:04:00', 'next', 6, None, 360, 0, -240, None),
    ('19:10:00', 'next', 7, None, 180, 0, -600, None),
    ('19:13:00', 'end', None, None, None, None, -780, None),
]

done = ctl('rehearse', '--template', 'recovery', '--minutes', '60', '--start', '18:00',
           '--events', write('events', EVENTS))
claim(done.status == 0 and len(done.out.splitlines()) == len(EXPECTED),
      'the evening is run, one line for each thing that happens', done)
today = datetime.now(timezone.utc).strftime('%Y-%m-%d')
for line, (at, verb, segment, kind, planned, actual, left, over) in zip(done.lines(), EXPECTED):
    want = {'at': f'{today}T{at}Z', 'verb': verb, 'meeting_left_s': left}
    if verb != 'end':
        want.update(segment=segment, planned_s=planned, actual_s=actual)
    if kind is not None:
        want['kind'] = kind
    if over is not None:
        want['over_s'] = over
    claim(all(line[name] == value for name, value in want.items()), f'{verb} at {at}', want, line)
claim(all(set(line) >= {'at', 'verb', 'segment', 'kind', 'title', 'planned_s', 'actual_s',
                        'meeting_left_s', 'over_s', 'projected_end', 'closing_protected', 'refits'}
          for line in done.lines()), 'every line has every field of the contract')
paused = done.lines()[3]
claim(paused['projected_end'] == f'{today}T19:03:00Z' and paused['closing_protected'],
      'the projected end is the planned end and what it is over', paused)
late = done.lines()[6]
claim(late['refits'] and all(set(r) == {'choice', 'text', 'ends_at'} for r in late['refits']),
      'a late meeting is offered ways to end in time', late)

same = ctl('rehearse', '--template', 'recovery-60', '--events', '-', stdin=EVENTS)
claim(same.out == done.out, 'from standard input, by the key of the agenda, at six as usual', same)
zone = ctl('rehearse', '--template', 'recovery-60', '--events', '-', stdin='+00:00 start\n',
           env={'TZ': 'Asia/Kolkata'})
claim(zone.status == 0 and zone.lines()[0]['at'].endswith('T18:00:00+05:30'),
      'times have the offset of the machine’s zone', zone)
locale = ctl('rehearse', '--template', 'recovery-60', '--events', '-', stdin=EVENTS,
             env={'LC_ALL': 'de_DE.UTF-8', 'LC_NUMERIC': 'de_DE.UTF-8'})
claim(locale.status == 0 and [line['over_s'] for line in locale.lines()]
      == [line['over_s'] for line in done.lines()], 'figures are the same in another locale', locale)

done = ctl('rehearse', '--template', 'web', '--events', '-', stdin='')
claim(done.status == 0 and not done.out, 'an evening on which nothing happens says nothing', done)

people = ctl('rehearse', '--template', 'co-facilitated-90', '--people', '10', '--events', '-',
             stdin='+00:00 start\n')
claim('2:00' in people.err and len(people.out.splitlines()) == 1,
      '20 minutes of check-in are two minutes for each of ten people', people)
people = ctl('rehearse', '--template', 'co-facilitated-90', '--people', '30', '--events', '-',
             stdin='+00:00 start\n')
claim('pairs' in people.err, 'under a minute each, another round is suggested', people)

for model in ('co-facilitated', 'programme', 'recovery', 'patient-led', 'web'):
    for minutes in (60, 75, 90):
        done = ctl('rehearse', '--template', model, '--minutes', str(minutes), '--events', '-',
                   stdin='+00:00 start\n')
        claim(done.status == 0 and done.lines()[0]['meeting_left_s'] == minutes * 60,
              f'{model} can be {minutes} minutes', done)

keys = [f'{model}-{minutes}' for model in ('co-facilitated', 'programme', 'recovery', 'patient-led',
                                           'web') for minutes in (60, 75, 90)]
for key in keys:
    done = ctl('rehearse', '--template', key, '--events', '-', stdin='+00:00 start\n')
    claim(done.status == 0 and done.lines()[0]['meeting_left_s'] == int(key[-2:]) * 60,
          f'{key} is an agenda by its name', done)
done = ctl('rehearse', '--template', 'tango', '--events', '-')
claim(done.status == 1 and not done.out and all(key in done.err for key in keys),
      'an agenda there is not: those that there are, are named', done)

# A bad line: which file, which line, which word of it, and why; nothing of the evening comes out.
for events, line, field, why in (
        ('+00:00 start\n\nlater next\n', 3, 'time', '“later” is not a time'),
        ('+05:00 start\n+04:00 next\n', 2, 'time', '+04:00 has gone by'),
        ('+00:00 start\n+01:00\n', 2, 'verb', 'nothing to do'),
        ('+00:00 dance\n', 1, 'verb', '“dance”'),
        ('+00:00 next\n', 1, 'verb', 'not been started'),
        ('+00:00 start\n+01:00 back\n', 2, 'verb', 'no segment before'),
        ('+00:00 start\n+01:00 refit trim\n', 2, 'verb', 'not running late'),
        ('+00:00 start\n+01:00 end\n+02:00 end\n', 3, 'verb', 'has ended'),
        ('+00:00 start\n+01:00 extend soon\n', 2, 'minutes', '“soon”'),
        ('+00:00 start\n+01:00 suspend\n', 2, 'minutes', 'not a number'),
        ('+00:00 start\n+01:00 pause lunch\n', 2, 'reason', '“lunch”'),
        ('+09:00 start\n+09:00 refit stretch\n', 2, 'choice', '“stretch”')):
    file = write('bad.events', events)
    done = ctl('rehearse', '--template', 'web', '--events', file)
    claim(done.status == 1 and not done.out
          and f'{file}: Line {line}, {field}: ' in done.err and why in done.err,
          f'refused for its {field}: {why}', done)
    done = ctl('rehearse', '--template', 'web', '--events', file, '--json')
    refused = done.lines()
    claim(done.status == 1 and len(refused) == 1 and refused[0]['line'] == line
          and refused[0]['field'] == field and why in refused[0]['refused'],
          f'a script is told the same: {why}', done)
done = ctl('rehearse', '--template', 'web', '--events', '-', stdin='+00:00 dance\n')
claim(done.status == 1 and 'Standard input: Line 1, verb: ' in done.err,
      'what was wrong on standard input is said to be there', done)

for what, status, args, stdin, named in (
        ('too few minutes for the closing', 1, ['--template', 'web', '--minutes', '8'], '', '8'),
        ('NULs', 1, ['--template', 'web'], b'+00:00 start\0\n', ''),
        ('no text', 1, ['--template', 'web'], b'\xff\xfe\0', 'UTF-8'),
        ('more than an evening', 1, ['--template', 'web'], '# ' + 'x' * 2000000, 'MiB'),
        ('a start that is no time', 2, ['--template', 'web', '--start', '25:00'], '', '25:00'),
        ('nobody', 2, ['--template', 'web', '--people', '0'], '', 'people')):
    done = ctl('rehearse', '--events', '-', *args, stdin=stdin)
    claim(done.status == status and not done.out and named in done.err, f'{what} is refused', done)
done = ctl('rehearse', '--template', 'web', '--events', '/nowhere/events')
claim(done.status == 1 and '/nowhere/events' in done.err, 'a file that is not there is named', done)
end()

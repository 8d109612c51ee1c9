#!/usr/bin/python3
"""Whole evenings, every field of every line worked out by hand from the meaning it has in the manual:

over_s: how much later than planned the current segment began, pauses included, plus how far it has
itself run over; meeting_left_s: to the planned end, which only “later” moves; projected_end: the
planned end and over_s, after trims; closing_protected: whether the protected minutes still to come fit
before the planned end; refits: what is on offer, and when each would end.
"""

import os
from datetime import datetime, timezone

from ctl import claim, ctl, end

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'rehearse')
FIELDS = ('at', 'verb', 'segment', 'kind', 'planned_s', 'actual_s', 'meeting_left_s', 'over_s',
          'projected_end', 'closing_protected', 'refits')
TITLES = {'welcome': 'Welcome and comfort agreement', 'safety-ask': 'Safety question',
          'check-in': 'Check-in round', 'mindfulness': 'Mindfulness', 'topic': 'Topic or guest',
          'open-sharing': 'Open sharing', 'feedback': 'Feedback',
          'confidentiality': 'Confidentiality reminder', 'check-out': 'Contacts, next week, check-out'}


def evening(template, name):
    return ctl('rehearse', '--template', template, '--start', '18:00', '--events',
               os.path.join(DATA, name))


def compare(done, expected):
    claim(done.status == 0 and not done.err, 'the evening is run', done)
    today = datetime.now(timezone.utc).strftime('%Y-%m-%d')
    for line, want in zip(done.lines(), expected, strict=True):
        want = dict(zip(FIELDS, want, strict=True))
        want['refits'] = [f'{choice} {today}T{at}Z' for choice, at in want['refits']]
        for moment in 'at', 'projected_end':
            want[moment] = f'{today}T{want[moment]}Z'
        got = {field: line[field] for field in FIELDS}
        got['refits'] = [f'{refit["choice"]} {refit["ends_at"]}' for refit in line['refits']]
        for field in FIELDS:
            claim(got[field] == want[field], f'{field} after {want["verb"]} at {want["at"]}',
                  f'want {want[field]}', f'got {got[field]}')


# The story for which the clock was built: seven minutes late, a check-in that takes nine minutes too
# many, a crisis of four; a re-fit accepted; on time, with the closing whole.
late = [('trim', '19:30:00'), ('drop', '19:29:00'), ('later', '19:37:00')]
later = [('trim', '19:30:00'), ('drop', '19:30:00'), ('later', '19:46:00')]
latest = [('trim', '19:30:00'), ('drop', '19:30:00'), ('later', '19:50:00')]
story = evening('co-facilitated-90', 'co-facilitated-90.events')
compare(story, [
    ('18:07:00', 'start', 0, 'welcome', 300, 0, 4980, 420, '19:37:00', True, late),
    ('18:12:00', 'next', 1, 'safety-ask', 120, 0, 4680, 420, '19:37:00', True, late),
    ('18:14:00', 'next', 2, 'check-in', 1200, 0, 4560, 420, '19:37:00', True, late),
    ('18:43:00', 'next', 3, 'mindfulness', 480, 0, 2820, 960, '19:46:00', True, later),
    ('18:46:00', 'pause', 3, 'mindfulness', 480, 180, 2640, 960, '19:46:00', True, later),
    ('18:50:00', 'resume', 3, 'mindfulness', 480, 180, 2400, 1200, '19:50:00', True, latest),
    ('18:50:00', 'refit', 3, 'mindfulness', 323, 180, 2400, 1200, '19:30:00', True, []),
    # planned for 18:35, 19:00 and 19:15
    ('18:52:23', 'next', 4, 'topic', 979, 0, 2257, 1043, '19:30:00', True, []),
    ('19:08:42', 'next', 5, 'open-sharing', 378, 0, 1278, 522, '19:30:00', True, []),
    ('19:15:00', 'next', 6, 'feedback', 300, 0, 900, 0, '19:30:00', True, []),
    ('19:20:00', 'next', 7, 'confidentiality', 180, 0, 600, 0, '19:30:00', True, []),
    ('19:23:00', 'next', 8, 'check-out', 420, 0, 420, 0, '19:30:00', True, []),
    ('19:30:00', 'end', 8, 'check-out', 420, 420, 0, 0, '19:30:00', True, []),
])
lines = story.lines()
claim(all(line['closing_protected'] for line in lines), 'the closing stays protected all evening')
claim(lines[-1]['at'] == lines[-1]['projected_end'] and lines[-1]['meeting_left_s'] == 0,
      'the meeting ends on time', lines[-1])
claim([line['title'] for line in lines] == [TITLES[line['kind']] for line in lines],
      'each line has the title of its segment')
claim([refit['text'] for refit in lines[5]['refits']] == [
    'Shorten this segment and 2 coming ones by 20 minutes in all.',
    'Leave out “Open sharing” (15 minutes) and shorten 2 others by 5 minutes in all.',
    'Keep everything and end 20 minutes later.'], 'each choice says what it would do', lines[5])

# Every verb there is.
late = [('trim', '19:00:00'), ('drop', '19:00:00'), ('later', '19:05:00')]
later = [('trim', '19:00:00'), ('drop', '19:00:00'), ('later', '19:08:00')]
compare(evening('Recovery 60', 'every-verb.events'), [
    ('18:00:00', 'start', 0, 'welcome', 240, 0, 3600, 0, '19:00:00', True, []),
    ('18:04:00', 'next', 1, 'safety-ask', 120, 0, 3360, 0, '19:00:00', True, []),
    # a minute of it is left out, so a minute early
    ('18:05:00', 'skip', 2, 'check-in', 840, 0, 3300, -60, '18:59:00', True, []),
    # the minute of check-in is its own, and need not be had again
    ('18:06:00', 'back', 1, 'safety-ask', 120, 60, 3240, 0, '19:00:00', True, []),
    ('18:07:00', 'next', 2, 'check-in', 840, 60, 3180, 0, '19:00:00', True, []),
    ('18:10:00', 'extend', 2, 'check-in', 1140, 240, 3000, 0, '19:05:00', True, late),
    ('18:12:00', 'pause', 2, 'check-in', 1140, 360, 2880, 0, '19:05:00', True, late),
    ('18:15:00', 'resume', 2, 'check-in', 1140, 360, 2700, 180, '19:08:00', True, later),
    ('18:15:00', 'swap', 2, 'check-in', 1140, 360, 2700, 180, '19:08:00', True, later),
    # asleep until 18:24, and the group went on
    ('18:24:00', 'suspend', 2, 'check-in', 1140, 900, 2160, 180, '19:08:00', True, later),
    # three minutes of agenda setting; of the other 300 s the check-in gives 46, the working time 208
    # and the resources 46
    ('18:25:00', 'refit', 2, 'check-in', 1094, 960, 2100, 180, '19:00:00', True, []),
    # 1260 s of its 1094; the working time was planned for 18:20, and comes first now
    ('18:30:00', 'next', 3, 'topic', 1232, 0, 1800, 600, '19:02:46', True,
     [('trim', '19:00:00'), ('later', '19:02:46')]),
    # the agenda setting is passed over; 27 minutes of 1232 s, so 600 later than 18:47
    ('18:57:00', 'next', 5, 'contact', 194, 0, 180, 600, '19:09:14', False,
     [('trim', '19:08:00'), ('later', '19:09:14')]),
    ('19:00:00', 'refit', 5, 'contact', 194, 180, 554, 46, '19:09:14', True, []),
    # 346 s over its 194, which eats of the nine minutes of closing
    ('19:06:00', 'next', 6, 'check-out', 360, 0, 194, 346, '19:15:00', False,
     [('later', '19:15:00')]),
    ('19:10:00', 'end', 6, 'check-out', 360, 240, -46, 346, '19:10:00', False, []),
])
end()

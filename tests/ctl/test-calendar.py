#!/usr/bin/python3
"""What “export calendar” writes is read by a small reader of its own and set against the zones as Python
knows them: the hour that the clocks leave out, the hour that comes twice, and every other meeting."""

import calendar
import datetime as dt
import os
import re
import stat
import subprocess
import zoneinfo

from ctl import MAKER, claim, copy, end, in_vault, make, path

DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Kolkata', 'Africa/Casablanca',
         'Asia/Jerusalem', 'Australia/Lord_Howe', 'America/Santiago', 'Africa/Cairo', 'Europe/Dublin']
UNTIL = dt.datetime(2030, 1, 1)

vault = make('vault')


def sql(folder, text, way='sql'):
    return subprocess.run([MAKER, way, folder], input=text, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def parse(text):
    """Nested (name, properties, children); a property is (parameters, value)."""
    assert text.endswith('\r\n') and all(len(line.encode()) <= 75 for line in text.split('\r\n'))
    root = ('', [], [])
    stack = [root]
    for line in text.replace('\r\n ', '').split('\r\n'):
        if not line:
            continue
        head, value = line.split(':', 1)
        name, *params = head.split(';')
        if name == 'BEGIN':
            stack[-1][2].append((value, [], []))
            stack.append(stack[-1][2][-1])
        elif name == 'END':
            assert stack.pop()[0] == value
        else:
            stack[-1][1].append((name, dict(p.split('=', 1) for p in params), value))
    assert stack == [root]
    return root[2][0]


def get(component, name):
    return [value for key, _, value in component[1] if key == name]


def one(component, name):
    (value,) = get(component, name)
    return value


def time(value):
    return dt.datetime.strptime(value.rstrip('Z'), '%Y%m%dT%H%M%S')


def month_days(year, month, by):
    days = [day for day in range(1, calendar.monthrange(year, month)[1] + 1)]
    where = re.fullmatch(r'(-?\d?)([A-Z]{2})', by)
    days = [day for day in days if dt.date(year, month, day).weekday() == DAYS.index(where[2])]
    if not where[1]:
        return days
    n = int(where[1])
    return days[n - 1:n] if n > 0 else days[n:][:1]


def expand(rule, start):
    """The rules that Peerside makes, from RFC 5545, by hand."""
    parts = dict(part.split('=') for part in rule.split(';'))
    every = int(parts.get('INTERVAL', 1))
    found = []
    if parts['FREQ'] == 'WEEKLY':
        monday = start - dt.timedelta(days=start.weekday())
        while monday < UNTIL:
            found += [monday + dt.timedelta(days=DAYS.index(day)) for day in parts['BYDAY'].split(',')]
            monday += dt.timedelta(weeks=every)
    else:
        for year in range(start.year, UNTIL.year + 1):
            months = range(1, 13) if parts['FREQ'] == 'MONTHLY' else [int(parts['BYMONTH'])]
            for month in months:
                days = range(1, calendar.monthrange(year, month)[1] + 1)
                if 'BYMONTHDAY' in parts:
                    wanted = [int(d) for d in parts['BYMONTHDAY'].split(',')]
                    days = [d for d in days if d in wanted or d - days[-1] - 1 in wanted]
                if 'BYDAY' in parts:
                    by = sum((month_days(year, month, by) for by in parts['BYDAY'].split(',')), [])
                    days = [d for d in days if d in by]
                found += [start.replace(year=year, month=month, day=d) for d in days]
    return sorted(moment for moment in found if moment >= start)


class Zone:
    """A VTIMEZONE as RFC 5545, 3.6.5 has it: the last change that came before counts."""

    def __init__(self, component):
        self.name = one(component, 'TZID')
        self.changes = []
        for _, properties, _ in component[2]:
            piece = ('', properties, [])
            start = time(one(piece, 'DTSTART'))
            offsets = [dt.timedelta(hours=int(one(piece, key)[:3]),
                                    minutes=int(one(piece, key)[0] + one(piece, key)[3:]))
                       for key in ('TZOFFSETFROM', 'TZOFFSETTO')]
            dates = [start] + [time(value) for value in get(piece, 'RDATE')]
            for rule in get(piece, 'RRULE'):
                dates = expand(rule, start)
            self.changes += [(date - offsets[0], *offsets) for date in dates]
        self.changes.sort()

    def utc(self, local):
        """3.3.5: what comes twice is the first; what is left out is read by the offset before."""
        for change, before, after in reversed(self.changes):
            wall_before, wall_after = change + before, change + after
            if local >= max(wall_before, wall_after):
                return local - after
            if local >= min(wall_before, wall_after):
                return local - before
        return None


def starts(text):
    component = parse(text)
    zones = {one(zone, 'TZID'): Zone(zone) for zone in component[2] if zone[0] == 'VTIMEZONE'}
    events = [event for event in component[2] if event[0] == 'VEVENT']

    def utc(event, name):
        found = []
        for key, params, value in event[1]:
            if key == name:
                found.append(zones[params['TZID']].utc(time(value)) if 'TZID' in params else time(value))
        return found

    instead = {(one(event, 'UID'), utc(event, 'RECURRENCE-ID')[0]): utc(event, 'DTSTART')[0]
               for event in events if get(event, 'RECURRENCE-ID')}
    found = []
    for event in events:
        if get(event, 'RECURRENCE-ID'):
            continue
        zone = [zones[params['TZID']] for key, params, _ in event[1] if key == 'DTSTART'][0]
        out = utc(event, 'EXDATE')
        for local in expand(one(event, 'RRULE'), time(one(event, 'DTSTART'))):
            moment = zone.utc(local)
            if moment not in out:
                found.append(instead.get((one(event, 'UID'), moment), moment))
    return sorted(found)


def really(local, zone):
    """By the system's own zones; fold=0 is the first, and what Python makes of a gap is RFC 5545's."""
    return local.replace(tzinfo=zoneinfo.ZoneInfo(zone)).astimezone(dt.timezone.utc).replace(tzinfo=None)


def set_rule(rule, minute, zone, more=''):
    sql(vault, f"UPDATE support_group SET rule = '{rule}', starts_on = '2025-12-02', start_minute = "
               f"{minute}, zone = '{zone}' WHERE id = 1;" + more)


n = 0
for zone in ZONES:
    for rule, minute in (('FREQ=WEEKLY;BYDAY=SU', 150), ('FREQ=WEEKLY;BYDAY=SU', 0),
                         ('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR', 1080), ('FREQ=MONTHLY;BYDAY=1TU,3TU', 1080),
                         ('FREQ=MONTHLY;BYDAY=-1SU', 60), ('FREQ=MONTHLY;BYMONTHDAY=31', 1439)):
        set_rule(rule, minute, zone)
        done = in_vault(vault, 'export', 'calendar')
        first = dt.datetime(2025, 12, 2) + dt.timedelta(minutes=minute)
        want = [really(local, zone) for local in expand(rule, first)]
        have = starts(done.out)
        n += len(have)
        claim(done.status == 0 and have == sorted(want) and len(have) > 20,
              f'{rule} at {minute // 60}:{minute % 60:02} in {zone} reads as it is',
              [(a, b) for a, b in zip(have, sorted(want)) if a != b][:5], done)
claim(n > 5000, 'many dates were set against each other', n)

# Skipped, closed, moved
set_rule('FREQ=WEEKLY;BYDAY=TU', 1080, 'Europe/Berlin', """
INSERT INTO group_date VALUES (1, '2026-03-31', 'skipped', NULL, NULL);
INSERT INTO group_date VALUES (1, '2026-04-07', 'moved', '2026-04-09', 600);
INSERT INTO closed_day VALUES ('2026-12-29', 'Holidays');""")
have = starts(in_vault(vault, 'export', 'calendar', '--group', '1').out)
claim(dt.datetime(2026, 3, 31, 16) not in have and dt.datetime(2026, 12, 29, 17) not in have
      and dt.datetime(2026, 4, 7, 16) not in have and dt.datetime(2026, 4, 9, 8) in have
      and dt.datetime(2026, 3, 24, 17) in have and dt.datetime(2026, 4, 14, 16) in have,
      'what was skipped, is closed or was moved is not where it was', have[:40])

# Who it names
done = in_vault(vault, 'export', 'calendar')
claim('SUMMARY:Tuesday group' in done.out and 'Ana' not in done.out and 'Ben' not in done.out
      and 'METHOD' not in done.out, 'it names the group and nobody in it', done)
sql(vault, 'UPDATE support_group SET part2 = 1')
done = in_vault(vault, 'export', 'calendar')
claim('Tuesday group' not in done.out and 'SUMMARY:Group meeting' in done.out,
      'a Part 2 group is never named', done)
claim(sql(vault, "SELECT count (*) FROM audit WHERE action = 'export' AND detail = 'calendar'", 'ask')
      not in ('', '0\n') and sql(vault, 'SELECT count (*) FROM disclosure', 'ask').strip() == '0',
      'it is in the log, and gives nothing of members')

# Where it goes
out = path('groups.ics')
done = in_vault(vault, 'export', 'calendar', '-o', out)
claim(done.status == 0 and not done.out and stat.S_IMODE(os.stat(out).st_mode) == 0o600
      and 'BEGIN:VCALENDAR' in open(out, encoding='utf-8').read(), 'it goes into a file', done)
for args, status, why in ((('--group', 'nobody'), 1, 'nobody'), (('--format', 'csv'), 2, 'ics'),
                          (('-o', '/nowhere/x.ics'), 8, '/nowhere')):
    done = in_vault(vault, 'export', 'calendar', *args)
    claim(done.status == status and why in done.err and not done.out, f'refused: {args}', done)
none = copy(vault, 'none')
sql(none, "UPDATE support_group SET rule = ''")
done = in_vault(none, 'export', 'calendar', '--group', '1')
claim(done.status == 1 and 'no fixed dates' in done.err, 'a group without dates has no calendar', done)
end()

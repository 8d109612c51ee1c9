#!/usr/bin/python3
"""Runs countdown.c's ways and the program's own windows one after the other, in rounds, so that each
has the same noise and none of them wakes in the same moment as another.

usage: headless.sh countdown.py COUNTDOWN WINDOW-COST [SECONDS [ROUNDS]]
"""

import os
import statistics
import subprocess
import sys

countdown, window = sys.argv[1:3]
seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 15
rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
WAYS = {'timeout': countdown, 'window running': window, 'ticker': countdown, 'window room': window,
        'idle': countdown, 'window idle': window}
# Of each round: milliseconds of processor time in a minute, how late the figures were, wake-ups in a
# minute, and milliseconds to the next timer.
figures = {way: [] for way in WAYS}
for _ in range(rounds):
    for way, program in WAYS.items():
        out = subprocess.run([program, way.split()[-1], str(seconds)], stdout=subprocess.PIPE,
                             text=True, check=True).stdout.split()
        figures[way].append((float(out[0]) * 60 / seconds, float(out[1]), int(out[2]) * 60 / seconds,
                             int(out[3]) if len(out) > 3 else 0))
cpu, late, wakes, timer = ({way: statistics.median(row[i] for row in figures[way]) for way in WAYS}
                           for i in range(4))
load = f'{rounds} rounds of {seconds} s, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors'


def against(what, values, way, against_way, unit, words):
    pairs = list(zip(figures[way], figures[against_way]))
    column = 0 if values is cpu else 1
    ratio = statistics.median(one[column] / max(other[column], .001) for one, other in pairs)
    print(f'{what}: {values[way]:.2f} {unit} ({ratio:.2f} of '
          f'{words}: {values[against_way]:.2f} {unit}; {load})')


against('countdown painted after the whole second, p95', late, 'ticker', 'timeout', 'ms',
        'a timeout and one label')
against('countdown with seconds shown, CPU of a minute', cpu, 'ticker', 'timeout', 'ms',
        'a timeout and one label')
against('meeting’s window painted after the whole second, p95', late, 'window running', 'timeout', 'ms',
        'a timeout and one label')
against('meeting’s window with seconds shown, CPU of a minute', cpu, 'window running', 'timeout', 'ms',
        'a timeout and one label')
against('room view painted after the whole second, p95', late, 'window room', 'window running', 'ms',
        'the meeting’s window alone')
against('meeting’s window with seconds shown and the room view, CPU of a minute', cpu, 'window room',
        'window running', 'ms', 'the meeting’s window alone')
against('open window in which nothing counts, CPU of a minute', cpu, 'window idle', 'idle', 'ms',
        'an idle GTK window')
print(f'wake-ups in a minute when nothing counts: {wakes["window idle"]:.0f} ({wakes["idle"]:.0f} of an '
      f'idle GTK window; {load})')
print('timers armed when nothing counts: ' + ('none' if timer['window idle'] < 0 else
      f'the next in {timer["window idle"] / 1000:.0f} s, which locks the vault if nobody is there'))

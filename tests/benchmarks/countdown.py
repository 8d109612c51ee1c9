#!/usr/bin/python3
"""Runs countdown.c's three ways and the program's own windows beside each other, at the same time, so
that each has the same noise.

usage: headless.sh countdown.py COUNTDOWN WINDOW-COST [SECONDS]
"""

import os
import subprocess
import sys

countdown, window = sys.argv[1:3]
seconds = sys.argv[3] if len(sys.argv) > 3 else '60'
running = {way: subprocess.Popen([program, way.split()[-1], seconds], stdout=subprocess.PIPE, text=True)
           for program, way in ((countdown, 'ticker'), (countdown, 'timeout'), (countdown, 'idle'),
                                (window, 'window idle'), (window, 'window running'),
                                (window, 'window room'))}
cpu, late, wakes, timer = {}, {}, {}, {}
for way, process in running.items():
    out = process.communicate()[0].split()
    cpu[way], late[way], wakes[way] = float(out[0]), float(out[1]), int(out[2])
    timer[way] = int(out[3]) if len(out) > 3 else None
load = f'over {seconds} s, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors'


def against(what, values, way, against_way, unit, words):
    print(f'{what}: {values[way]:.2f} {unit} ({values[way] / max(values[against_way], .001):.2f} of '
          f'{words}: {values[against_way]:.2f} {unit}; {load})')


against('countdown painted after the whole second, p95', late, 'ticker', 'timeout', 'ms',
        'a timeout and one label')
against('countdown with seconds shown, CPU', cpu, 'ticker', 'timeout', 'ms', 'a timeout and one label')
against('meeting’s window painted after the whole second, p95', late, 'window running', 'timeout', 'ms',
        'a timeout and one label')
against('meeting’s window with seconds shown, CPU', cpu, 'window running', 'timeout', 'ms',
        'a timeout and one label')
against('room view painted after the whole second, p95', late, 'window room', 'window running', 'ms',
        'the meeting’s window alone')
against('meeting’s window with seconds shown and the room view, CPU', cpu, 'window room',
        'window running', 'ms', 'the meeting’s window alone')
against('open window in which nothing counts, CPU', cpu, 'window idle', 'idle', 'ms', 'an idle GTK window')
print(f'wake-ups when nothing counts: {wakes["window idle"]} ({wakes["idle"]} of an idle GTK window; '
      f'{load})')
print('timers armed when nothing counts: ' + ('none' if timer['window idle'] < 0 else
      f'the next in {timer["window idle"] / 1000:.0f} s, which locks the vault if nobody is there'))

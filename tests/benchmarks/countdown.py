#!/usr/bin/python3
"""Runs countdown.c's three ways beside each other, at the same time, so that each has the same noise.

usage: headless.sh countdown.py PROGRAM [SECONDS]
"""

import os
import subprocess
import sys

program = sys.argv[1]
seconds = sys.argv[2] if len(sys.argv) > 2 else '60'
running = {way: subprocess.Popen([program, way, seconds], stdout=subprocess.PIPE, text=True)
           for way in ['ticker', 'timeout', 'idle']}
cpu, late, wakes = {}, {}, {}
for way, process in running.items():
    out = process.communicate()[0].split()
    cpu[way], late[way], wakes[way] = float(out[0]), float(out[1]), int(out[2])
load = f'over {seconds} s, load {os.getloadavg()[0]:.1f}'
print(f'countdown painted after the whole second, p95: {late["ticker"]:.2f} ms '
      f'({late["ticker"] / late["timeout"]:.2f} of a timeout and one label: '
      f'{late["timeout"]:.2f} ms; {load})')
print(f'countdown with seconds shown: {cpu["ticker"]:.1f} ms CPU '
      f'({cpu["ticker"] / cpu["timeout"]:.2f} of a timeout and one label: {cpu["timeout"]:.1f} ms; {load})')
print(f'an idle GTK window: {cpu["idle"]:.1f} ms CPU ({wakes["idle"]} wake-ups; {load})')

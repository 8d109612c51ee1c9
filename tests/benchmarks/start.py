#!/usr/bin/python3
"""What the program takes until its first frame is painted, beside the floor.

usage: headless.sh start.py time|instructions|memory BUILD

  time          wall and processor time, medians of interleaved pairs
  instructions  of the main thread, by callgrind, at 1,000, 100,000 and 1,000,000 members
  memory        private memory after the first frame
"""

import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS = 15


class Program:
    """One of the two programs, started anew for each figure."""

    def __init__(self, build, folder, command):
        self.command = command
        self.file = os.path.join(folder, 'first-frame')
        self.env = dict(os.environ, FIRST_FRAME_FILE=self.file,
                        LD_PRELOAD=os.path.join(build, 'tests/benchmarks/libfirst-frame.so'))

    def start(self, wrapper=(), **env):
        if os.path.exists(self.file):
            os.unlink(self.file)
        return subprocess.Popen([*wrapper, *self.command], env={**self.env, **env},
                                stdout=subprocess.DEVNULL)

    def first_frame(self):
        with open(self.file, encoding='ascii') as file:
            return [float(figure) for figure in file.read().split()]

    def time(self):
        """Wall and processor time to the first frame, ms."""
        begun = time.monotonic() * 1e3
        if self.start(FIRST_FRAME_EXIT='1').wait(120) != 0:
            raise SystemExit(f'{self.command[0]} did not paint')
        wall, cpu = self.first_frame()
        return wall - begun, cpu

    def instructions(self, folder):
        """Of the main thread, to the first frame."""
        out = os.path.join(folder, 'callgrind')
        self.start(['valgrind', '-q', '--tool=callgrind', '--fair-sched=yes',
                    '--separate-threads=yes', f'--callgrind-out-file={out}'],
                   FIRST_FRAME_EXIT='1').wait(1800)
        with open(out + '-01', encoding='utf-8') as file:
            return int(re.search(r'^(?:totals|summary): (\d+)', file.read(), re.MULTILINE)[1])

    def memory(self):
        """Private memory once the first frame is painted and all has come to rest, MB."""
        process = self.start()
        try:
            while not os.path.exists(self.file):
                if process.poll() is not None:
                    raise SystemExit(f'{self.command[0]} did not paint')
                time.sleep(0.1)
            last = None
            while True:
                time.sleep(1)
                now = private(process.pid)
                if now == last:
                    return now / 1000
                last = now
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def private(pid):
    """kB that would be free if the process were gone."""
    with open(f'/proc/{pid}/smaps_rollup', encoding='ascii') as file:
        return sum(int(n) for n in re.findall(r'^Private_\w+: +(\d+) kB', file.read(), re.MULTILINE))


def main(what, build):
    with tempfile.TemporaryDirectory() as folder:
        def peerside(members):
            vault = os.path.join(folder, f'vault-{members}')
            subprocess.run([os.path.join(build, 'tests/benchmarks/make-vault'), vault, str(members)],
                           check=True)
            return Program(build, folder, [os.path.join(build, 'src/ui/peerside'), '--vault', vault])

        floor = Program(build, folder, [os.path.join(build, 'tests/benchmarks/floor')])
        ours = peerside(100000)
        load = f'{PAIRS} pairs, load {os.getloadavg()[0]:.1f}'

        if what == 'time':
            pairs = [(ours.time(), floor.time()) for _ in range(PAIRS + 1)][1:]
            for i, name in enumerate(['wall', 'CPU']):
                mine = statistics.median(pair[0][i] for pair in pairs)
                bare = statistics.median(pair[1][i] for pair in pairs)
                print(f'start to the first frame, {name}: {mine:.0f} ms '
                      f'({mine / bare:.2f} of the floor: {bare:.0f} ms; {load})')
        elif what == 'instructions':
            bare = floor.instructions(folder)
            mine = ours.instructions(folder)
            print(f'start to the first frame, main thread: {mine / 1e6:.1f} million instructions '
                  f'({mine / bare:.3f} of the floor: {bare / 1e6:.1f})')
            few = peerside(1000).instructions(folder)
            many = peerside(1000000).instructions(folder)
            print(f'start to the first frame, 1,000,000 members: {many / 1e6:.1f} million '
                  f'instructions ({many / few:.4f} of 1,000 members: {few / 1e6:.1f})')
        else:
            mine = statistics.median(ours.memory() for _ in range(3))
            bare = statistics.median(floor.memory() for _ in range(3))
            print(f'private memory after the first frame: {mine:.1f} MB '
                  f'({mine - bare:+.1f} MB over the floor: {bare:.1f} MB)')


if __name__ == '__main__':
    main(*sys.argv[1:])

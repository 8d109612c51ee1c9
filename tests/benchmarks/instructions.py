#!/usr/bin/python3
"""Counts the instructions of a benchmark's two sides by running it under callgrind.

usage: instructions.py PROGRAM ARGUMENT ...

The program says itself where a side begins and ends (ps_bench_pair). The count hardly depends on
what else the machine does, so that one round is enough.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile


def main(command):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['valgrind', '-q', '--tool=callgrind', '--fair-sched=yes',
                        '--instr-atstart=no', f'--callgrind-out-file={folder}/out', *command],
                       check=True, stdout=subprocess.DEVNULL)
        counts = {}
        for path in sorted(glob.glob(os.path.join(folder, 'out*'))):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            side = re.search(r'^desc: Trigger: Client Request: (.*)\|(.*)$', text, re.MULTILINE)
            if side:
                counts.setdefault(side[1], {})[side[2]] = int(
                    re.search(r'^(?:totals|summary): (\d+)', text, re.MULTILINE)[1])
    for name, sides in counts.items():
        ours = sides.pop('ours')
        for against, count in sides.items():
            print(f'{name}: {ours / 1e6:.2f} million instructions '
                  f'({ours / count:.3f} of {against}: {count / 1e6:.2f})')


if __name__ == '__main__':
    main(sys.argv[1:])

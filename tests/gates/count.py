#!/usr/bin/python3
"""The closing line of build-aux/test tells the truth."""

import json
import os
import subprocess
import sys
import tempfile

import gate

COUNT = os.path.join(gate.ROOT, 'tests', 'support', 'count.py')


def run(*logs, options=()):
    """Exit status and last line of count.py over logs, each a list of records or None."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for i, records in enumerate(logs):
            path = os.path.join(folder, f'{i}.json')
            if records is not None:
                with open(path, 'w', encoding='utf-8') as file:
                    file.writelines(json.dumps(record) + '\n' for record in records)
            paths.append(path)
        done = subprocess.run([sys.executable, COUNT, *options, *paths],
                              stdout=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stdout.splitlines()[-1]


def test(result, stdout=''):
    return {'name': 'thing', 'result': result, 'stdout': stdout}


tap = gate.Tap()


def says(what, expected, *logs, **options):
    got = run(*logs, **options)
    tap.claim(got == expected, what, [f'expected {expected}', f'got {got}'])


says('single claims are counted', (0, '3 passed, 0 failed'),
     [test('OK', 'TAP version 13\nok 1 /a\n# noise\nok 2 /b\n1..2\n'), test('OK', 'no tap')])
says('a failed claim fails', (1, '1 passed, 1 failed'),
     [test('FAIL', 'ok 1 /a\nnot ok 2 /b\n1..2\n')])
says('a program that died after its claims fails', (1, '2 passed, 1 failed'),
     [test('ERROR', '1..3\nok 1 /a\nok 2 /b\n')])
says('a time-out fails', (1, '0 passed, 1 failed'), [test('TIMEOUT')])
says('a skipped claim has not passed', (0, '1 passed, 0 failed, 1 skipped'),
     [test('OK', 'ok 1 /a # SKIP no display\nok 2 /b\n1..2\n')])
says('nothing but skipped is no success', (1, '0 passed, 0 failed, 1 skipped'), [test('SKIP')])
says('nothing run is no success', (1, '0 passed, 0 failed'), [])
says('a missing log fails', (1, '1 passed, 1 failed'), [test('OK')], None)
says('a test that passes although it must fail is a failure', (1, '0 passed, 1 failed'),
     [test('UNEXPECTEDPASS')])
says('checked programs count once each', (0, '1 passed, 0 failed'),
     [test('OK', 'ok 1 /a\nok 2 /b\n1..2\n')], options=['--programs'])
says('a failed checked program counts once', (1, '0 passed, 1 failed'),
     [test('FAIL', 'ok 1 /a\nnot ok 2 /b\nnot ok 3 /c\n1..3\n')], options=['--programs'])
tap.end()

#!/usr/bin/python3
"""Count what tests claimed, from meson's testlog.json files.

usage: count.py LOG ... [--programs LOG ...]

A test that speaks TAP counts as its lines "ok" and "not ok", any other as one.
One that ended badly without a line "not ok" (it died, it timed out) counts as a
failure. In the logs after --programs each program counts as one: they repeat
claims that were counted already, under a checker. The last line printed is
"N passed, N failed". The exit status is 0 only when something passed and
nothing failed; a log that is missing is a failure.
"""

import json
import re
import sys

CLAIM = re.compile(r'^(not )?ok\b[^#\n]*(?:#\s*(skip|todo)\b)?', re.IGNORECASE | re.MULTILINE)
PLAN = re.compile(r'^1\.\.\d+', re.MULTILINE)
GOOD = ('OK', 'EXPECTEDFAIL', 'SKIP')


def count_test(test):
    """The numbers passed, failed and skipped in one record of the log."""
    result = test['result']
    output = test.get('stdout', '')
    claims = CLAIM.findall(output) if PLAN.search(output) else []
    passed = failed = skipped = 0
    for not_ok, directive in claims:
        if directive.lower() == 'skip':
            skipped += 1
        elif not_ok and directive.lower() != 'todo':
            failed += 1
        else:
            passed += 1
    if result not in GOOD and failed == 0:
        failed = 1
    elif result == 'SKIP' and not claims:
        skipped = 1
    elif result == 'EXPECTEDFAIL':
        passed, failed = passed + failed, 0
    elif result == 'OK' and not claims:
        passed = 1
    return passed, failed, skipped


def count_program(test):
    """The same for a whole program as one."""
    if test['result'] == 'SKIP':
        return 0, 0, 1
    return (1, 0, 0) if test['result'] in GOOD else (0, 1, 0)


def count_logs(arguments):
    """Add up the logs, and give the lines to print about what did not pass as well."""
    passed = failed = skipped = 0
    lines = []
    count = count_test
    for path in arguments:
        if path == '--programs':
            count = count_program
            continue
        try:
            with open(path, encoding='utf-8') as log:
                tests = [json.loads(line) for line in log if line.strip()]
        except (OSError, ValueError) as error:
            lines.append(f'FAILED: no log of the tests: {error}')
            failed += 1
            continue
        for test in tests:
            p, f, s = count(test)
            if f > 0:
                lines.append(f'FAILED: {test["name"]} ({test["result"]}, {f} of {p + f}) in {path}')
            if s > 0:
                lines.append(f'skipped: {s} in {test["name"]}')
            passed, failed, skipped = passed + p, failed + f, skipped + s
    return passed, failed, skipped, lines


if __name__ == '__main__':
    passed, failed, skipped, lines = count_logs(sys.argv[1:])
    print()
    for line in lines:
        print(line)
    print(f'{passed} passed, {failed} failed' + (f', {skipped} skipped' if skipped else ''))
    sys.exit(0 if passed > 0 and failed == 0 else 1)

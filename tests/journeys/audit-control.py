#!/usr/bin/python3
"""The keyboard audit finds what it is for. usage: headless.sh audit-control.py TWO-BUTTONS"""

import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'support'), os.path.join(HERE, '..', 'gates')]
import a11y_audit  # noqa: E402
import atui  # noqa: E402
import gate  # noqa: E402

tap = gate.Tap()

app = atui.App([sys.argv[1], '--named'], 'Two Buttons')
app.focus()
wrong, stops = a11y_audit.audit(app)
tap.claim(not wrong, 'a window where all have names passes', wrong)
tap.claim({stop[1] for stop in stops} == {'Start Meeting', 'Search'},
          'the stops are told by their names', [str(stops)])
app.kill()

app = atui.App([sys.argv[1]], 'Two Buttons')
app.focus()
wrong, stops = a11y_audit.audit(app)
tap.claim(any(sentence.startswith('Tab stop') for sentence in wrong),
          'a nameless stop is found', [str(stops)])
tap.claim(any(sentence.startswith('a button at') for sentence in wrong),
          'a nameless button is found', wrong)
app.kill()

tap.end()

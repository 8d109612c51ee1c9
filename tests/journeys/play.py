#!/usr/bin/python3
"""Play a whole meeting in the running program and leave a picture of each step.

usage: headless.sh play.py FOLDER CMD ARG ...

What build-aux/run does where there is no display. It goes by the keys of the keyboard map where
there is one, so it does what a co-facilitator's hands would, and by accessible names elsewhere.
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'support'))
import atui  # noqa: E402

PAGES = ['today', 'groups', 'roster', 'topics', 'debriefs']

folder = sys.argv[1]
app = atui.App(sys.argv[2:], 'Peerside')
count = 0


def picture(what):
    """A picture of the window once its title and labels stay as they are."""
    global count
    seen = [None]

    def settled():
        now = app.windows() + app.labels()
        same = now == seen[0]
        seen[0] = now
        return same

    atui.wait(settled, f'the window to settle ({what})')
    count += 1
    app.picture(os.path.join(folder, f'{count:02}-{what}.png'))


def in_meeting():
    return app.find('button', 'Pause') or app.find('button', 'Resume')


app.get('button', 'Start Meeting…', limit=30)
app.focus()
for number, page in enumerate(PAGES, 1):
    app.keys(f'alt+{number}')
    picture(page)

app.keys('alt+1')
app.keys('ctrl+r')
app.get('button', 'Start Meeting')
picture('start-sheet')
app.press('button', 'Start Meeting')
atui.wait(in_meeting, 'the meeting to run')
app.focus()
picture('meeting')
app.keys('Next')
picture('next-segment')
app.keys('ctrl+plus')
picture('one-minute-more')
app.keys('ctrl+space')
app.get('button', 'Resume')
picture('paused')
app.keys('ctrl+space')
app.get('button', 'Pause')
app.keys('ctrl+h')
picture('curtain')
app.keys('ctrl+h')
app.get('button', 'End…')
app.press('button', 'End…')
app.press('button', 'End Meeting')
app.gone('button', 'End…')
picture('after-the-meeting')
app.quit()

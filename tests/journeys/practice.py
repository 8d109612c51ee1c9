#!/usr/bin/python3
"""Practise a meeting with invented people, from the welcome page to its debrief, and again; then
beside a vault of one's own.

usage: headless.sh practice.py PEERSIDE
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import Person, Tap, wait  # noqa: E402

PROGRAM = sys.argv[1]
SPEED = 'Practice: ten times as fast'
TEMPORARY = os.path.join(os.environ['HOME'], 'temporary')
SAMPLE = 'Sample data: invented people, deleted when you close this window'

tap = Tap()


def claim(good, what, person):
    tap.claim(good, what, [] if good else [*person.windows(), *person.labels()])


person = Person(PROGRAM)
person.press('button', 'Practice a Meeting')
person.says(SPEED, limit=60)
person.focus()
claim(person.find('label', 'Segment 1 of 9'), 'the next meeting starts from the welcome page', person)
claim(person.find('button', 'Pause'), 'it is a meeting like any other', person)

for hint, button in (('Try “Next”', 'Next'), ('Try “+1 min”', '+1 min'), ('Try “Pause”', 'Pause')):
    claim(person.says(hint), f'what to try is said: {button}', person)
    person.press('button', button)
claim(person.says('When a meeting would end late'), 'what a re-fit is for is said', person)
person.press('button', 'Resume')
person.press('button', 'More')
person.press('menu item', '+5 min')
claim(person.says('It would end late now'), 'then there is something to re-fit', person)
person.press('button', 'Hide Hints')
person.gone('button', 'Hide Hints')
claim(person.says(SPEED), 'without the hints it still says what it is', person)

person.press('button', 'End…')
person.get('button', 'Keep Running')
person.press('button', 'End Meeting')
person.says('What helped the group today')
claim(not any(SPEED in label for label in person.labels()), 'it ends in its debrief', person)

person.press('button', 'Main Menu')
person.press('menu item', 'Practice a Meeting')
claim(person.says(SPEED), 'from the main menu it is practised again', person)
claim(person.find('button', 'Hide Hints'), 'with its hints', person)
person.press('button', 'End…')
person.get('button', 'Keep Running')
person.press('button', 'End Meeting')
person.says('What helped the group today')
person.quit()

# Somebody with a vault of their own has the sample data beside it, in a window of its own.


def frames(person):
    """The windows of the program: that of the vault, and that of the sample data or None."""
    found = [person.root.get_child_at_index(i) for i in range(person.root.get_child_count())]
    sample = [frame for frame in found if person.find('label', SAMPLE, frame)]
    own = [frame for frame in found if frame not in sample]
    return own[0] if own else None, sample[0] if sample else None


def own(person):
    return frames(person)[0]


def sample(person):
    return wait(lambda: frames(person)[1], 'the window of the sample data', 60)


def folders():
    return [name for name in os.listdir(TEMPORARY) if name.startswith('peerside-sample-')]


def shown(person):
    """The X windows that can be seen."""
    return subprocess.check_output(['xdotool', 'search', '--onlyvisible', '--pid',
                                    str(person.process.pid)], text=True).split()


def from_menu(person, item, frame):
    person.press('button', 'Main Menu', frame)
    person.press('menu item', item, frame)


def leave(person, window):
    """Quit by key, in this X window."""
    subprocess.check_call(['xdotool', 'windowfocus', '--sync', window])
    person.keys('ctrl+q')


# One of its own: other programs leave other things in that of everybody.
os.mkdir(TEMPORARY)
person = Person(PROGRAM, env={'TMPDIR': TEMPORARY})
person.set_up()
first = shown(person)
from_menu(person, 'Try with Sample Data', own(person))
wait(lambda: person.find('filler', 'PsTodayPage', sample(person)), 'its first page', 60)
claim(person.find('button', 'Main Menu', own(person)), 'the vault stays open beside it', person)
claim(len(folders()) == 1, 'the sample data has a folder of its own', person)

from_menu(person, 'Lock Now', sample(person))
person.get('label', 'Peerside Is Locked', sample(person))
claim(not person.find('label', 'Peerside Is Locked', own(person)), 'one is locked and not the other',
      person)
person.press('button', 'Unlock', sample(person))
person.get('button', 'Main Menu', sample(person), limit=30)

from_menu(person, 'Lock Now', own(person))
person.get('label', 'Peerside Is Locked', own(person))
claim(not person.find('label', 'Peerside Is Locked', sample(person)), 'nor the other way round', person)

from_menu(person, 'Practice a Meeting', own(person))
wait(lambda: any(SPEED in label for label in person.labels(sample(person))), 'it to be practised')
claim(person.find('label', 'Peerside Is Locked', own(person)),
      'a meeting is practised while the vault is locked, and the vault stays so', person)
claim(len(frames(person)) == 2 and len(folders()) == 1,
      'in the window that is there already', person)

second = [window for window in shown(person) if window not in first][0]
leave(person, second)
person.get('button', 'Keep Running')
person.press('button', 'End Meeting')
wait(lambda: any('What helped the group today' in label for label in person.labels()), 'its debrief')
leave(person, second)
wait(lambda: frames(person)[1] is None, 'the sample data to be left')
claim(person.process.poll() is None and own(person), 'leaving it leaves the vault as it was', person)
wait(lambda: not folders(), 'the folder to be deleted')
claim(True, 'it is deleted with its window', person)

person.unlock()
person.page('Today', limit=30)
from_menu(person, 'Practice a Meeting', own(person))
wait(lambda: any(SPEED in label for label in person.labels(sample(person))), 'it to be practised', 60)
claim(True, 'it is made anew the next time', person)
leave(person, first[0])
wait(lambda: frames(person)[0] is None, 'the window of the vault to close')
claim(any(SPEED in label for label in person.labels(sample(person))),
      'the vault can be left while a meeting is practised', person)
person.quit()
claim(not folders(), 'told to end, it deletes the sample data', person)
tap.end()

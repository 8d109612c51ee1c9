#!/usr/bin/python3
"""Practise a meeting with invented people, from the welcome page to its debrief, and again.

usage: headless.sh practice.py PEERSIDE
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from person import Person, Tap, wait  # noqa: E402

PROGRAM = sys.argv[1]
SPEED = 'Practice: ten times as fast'

tap = Tap()


def claim(good, what, person):
    tap.claim(good, what, [] if good else [*person.windows(), *person.labels()])


def offers(person, item):
    """Whether the main menu has it; the menu is closed again."""
    person.press('button', 'Main Menu')
    person.get('menu item', 'Preferences')
    found = person.find('menu item', item) is not None
    person.keys('Escape')
    wait(lambda: person.find('menu item', 'Preferences') is None, 'the menu to close')
    return found


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
person.press('button', '+5 min')
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

person = Person(PROGRAM)
person.set_up()
claim(not offers(person, 'Practice a Meeting'), 'a vault of one’s own is not practised in', person)
person.quit()
tap.end()

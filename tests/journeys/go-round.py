#!/usr/bin/python3
"""A round in a running meeting, by keys and as a screen reader sees it.

usage: headless.sh go-round.py PEERSIDE ...
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
PEOPLE = 4
tap = Tap()


def claim(good, what):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def seats():
    """The seats, as they are read aloud."""
    return [name for name in map(atui.name_of, person.find_all('button'))
            if name.startswith('Seat ') and ', ' in name]


def seat(words):
    wait(lambda: words in seats(), f'the seat "{words}" among {seats()}')
    claim(True, words)


person = Person(PROGRAM, options=['--sample'])
person.get('button', 'Start Meeting…', limit=60)
person.keys('ctrl+r')
person.dialog('Start Meeting')
person.press('button', 'Start Meeting')
person.get('button', 'Pause', limit=20)
person.focus()

# Nobody was ticked at the start, and the round says so and helps.
person.keys('F9')
person.says('Nobody is marked as here yet')
claim(True, 'a round without people says so')
person.keys('Return')
person.dialog('Who Is Here')
wait(lambda: any(role == 'list item' for role, name in person.focused()), 'a person in the list')
names = [atui.name_of(item) for item in person.find_all('list item')]
for _ in range(PEOPLE):
    person.keys('space')
person.keys('Escape')
person.get('button', 'Begin Round')
person.focus()
claim(len(seats()) == PEOPLE, f'everybody who is here has a seat, {seats()}')

person.keys('ctrl+Right')
seat('Seat 1, now')
person.keys('ctrl+Right')
seat('Seat 1, shared')
person.keys('ctrl+Up')
seat('Seat 2, later')
person.keys('ctrl+Down')
seat('Seat 3, passed')
person.keys('ctrl+Left')
seat('Seat 3, now')
person.keys('ctrl+Down')
person.keys('ctrl+Right')
seat('Seat 2, now')
said = ' '.join(atui.name_of(node) for node in atui.walk(person.root))
claim(not any(name in said.split() for name in names), 'and nobody is named')

# The room: a second window, without a seat in it.
person.keys('shift+F11')
wait(lambda: len(person.windows()) == 2, 'the room view')
room = next(person.root.get_child_at_index(i) for i in range(2)
            if not person.find('button', 'Pause', person.root.get_child_at_index(i)))
said = ' '.join(atui.name_of(node) for node in atui.walk(room))
claim('Welcome' in said and 'Seat' not in said, 'the room sees the segment and no seat')
person.keys('ctrl+h')
wait(lambda: person.find('label', 'One moment, please', room), 'the room behind the curtain')
claim('Welcome' not in ' '.join(person.labels()), 'the curtain hides the room view, too')
person.keys('ctrl+h')
person.get('button', 'Pause')
person.keys('shift+F11')
wait(lambda: len(person.windows()) == 1, 'the room view to close')

person.keys('ctrl+Right')
claim(person.says(f'The round is complete: all {PEOPLE} had a turn'), 'everybody had a turn')
person.keys('F9')
person.gone('button', 'Close the Round')
claim('Meeting clock' in dict(person.focused()).values(), 'the focus goes back to the clock')
person.quit()
tap.end()

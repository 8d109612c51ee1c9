#!/usr/bin/python3
"""Who came to which meeting of a group, by keys and as a screen reader hears it.

usage: headless.sh attendance-grid.py PEERSIDE ...
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
CELL = re.compile(r'^(.+), (\w+ \d+(?:, \d+)?): (.+)$')
tap = Tap()


def claim(good, what):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def cell():
    """What the focused cell says: who, when, and how they were there."""
    said = next((CELL.match(name) for _, name in person.focused() if CELL.match(name or '')), None)
    return said.groups() if said else None


def key(keys):
    """Press a key that moves the focus to another cell, and say which."""
    before = cell()
    person.keys(keys)
    wait(lambda: cell() not in (None, before), f'{keys} to move from {before}')
    return cell()


person = Person(PROGRAM, options=['--sample'])
person.get('button', 'Start Meeting…', limit=60)
person.open_page('Groups')
person.press('button', 'Attendance…')
person.dialog('Attendance')
wait(cell, 'a cell that has the focus')
first = cell()
claim(first is not None, f'the first cell is spoken: {first}')

right = key('Right')
claim(right[0] == first[0] and right[1] != first[1], f'right is the meeting before: {right}')
claim(key('Home') == first, 'home is the newest again')
down = key('Down')
claim(down[0] != first[0] and down[1] == first[1], f'down is the next person: {down}')
last = key('ctrl+End')
claim(last[0] != first[0] and last[1] != first[1], f'the last cell: {last}')
claim(key('ctrl+Home') == first, 'and back to the first')

# Somebody who was not there, and was after all: the meeting is opened from the cell.
for _ in range(40):
    if cell()[2] in ('there', 'not there'):
        break
    key('Down')
who, when, how = cell()
claim(how in ('there', 'not there'), f'somebody who was marked: {who}, {how}')
person.keys('Return')
wait(lambda: len(person.windows()) == 3, 'the sheet of the meeting')
claim(True, 'return opens the meeting’s sheet')
person.focus()


def on_sheet():
    """Whose row of the sheet has the focus."""
    return next((name for role, name in person.focused() if role == 'list item'), '')


name = re.sub(r' \(.*', '', who)
wait(on_sheet, 'a row of the sheet')
for _ in range(40):
    if on_sheet().startswith(name):
        break
    before = on_sheet()
    person.keys('Down')
    wait(lambda: on_sheet() not in ('', before), 'the next row of the sheet')
person.keys('space')
person.says('Corrected by')
person.keys('Escape')
wait(lambda: len(person.windows()) == 2, 'the sheet to go')
person.focus()
wait(lambda: cell() and cell()[:2] == (who, when) and cell()[2] != how,
     f'the cell of {who} to say something else than {how}')
claim(True, f'the same cell has the focus, and follows the correction: {cell()}')
how = cell()[2]

# Whoever walks up sees no name.
person.keys('ctrl+h')
person.get('button', 'Draw Back the Curtain')
claim(len(person.windows()) == 1, 'the curtain takes the window out of sight')
person.focus()
person.keys('ctrl+h')
person.dialog('Attendance')
wait(lambda: cell() == (who, when, how), 'the cell to be there again')
claim(True, 'and it comes back as it was')

# A search for nobody, and back.
person.keys('ctrl+f')
person.type('zzz')
person.says('No Results')
claim(True, 'a name that nobody has says so')
person.keys('Escape')
person.gone('label', 'No Results')
person.keys('Escape')
wait(cell, 'the focus back in the grid')
claim(True, 'escape takes the search back, and then leaves it')
person.keys('Escape')
wait(lambda: len(person.windows()) == 1, 'the window to go')
claim(True, 'escape closes the window')
person.quit()
tap.end()

#!/usr/bin/python3
"""Attendance by keys alone: twelve people in one evening, corrected afterwards, and at the door.

usage: headless.sh take-attendance.py PEERSIDE
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from people import ctl, live_at_noon, make_vault  # noqa: E402
from person import PASSPHRASE, Person, Tap, atui, wait  # noqa: E402

PROGRAM = sys.argv[1]
GROUP = 'Steady Steps'
NAMES = ['Ana', 'Ben', 'Cleo', 'Dov', 'Emil', 'Farah', 'Gus', 'Hana', 'Ivo', 'Jun', 'Kofi', 'Lale']
# As a facilitator sees it from the front: all are here, but one is late, one excused, one at home.
EXCEPTIONS = {'Cleo': '2', 'Gus': '4', 'Jun': '7'}
PLAIN_RATE = 2
tap = Tap()


def claim(good, what):
    tap.claim(good, what, [] if good else person.windows() + person.labels() +
              person.names('list item') + [str(person.focused())])


def locked():
    return person.find('label', 'Peerside Is Locked') or person.find('label', 'Your Name')


def at(name):
    wait(lambda: any(role == 'list item' and said.startswith(name)
                     for role, said in person.focused()), f'the keyboard at {name}')


def sheet(title):
    wait(lambda: title in person.windows(), f'the sheet {title!r} among {person.windows()}')
    person.focus()


def closed():
    wait(lambda: len(person.windows()) == 1, 'the sheet to close')
    person.focus()


def says(words, what):
    try:
        person.says(words)
        claim(True, what)
    except AssertionError:
        claim(False, what)


def described(name):
    """What is read aloud after the name."""
    row = next((node for node in person.find_all('list item')
                if atui.name_of(node).split(',')[0] == name), None)
    return row.get_description() if row is not None else None


def tells(names, words, what):
    """That those are described so, as soon as it is shown."""
    try:
        wait(lambda: [described(name) for name in names] == words, what)
        claim(True, what)
    except AssertionError:
        claim(False, what)


today = live_at_noon()
vault = os.path.join(os.environ['HOME'], 'vault')
make_vault(vault, Dora='front-desk')
ctl(vault, 'group', 'add', GROUP, '--rule', f'every {today} 18:00', '--minutes', '30',
    '--place', 'Room 204')
roster = os.path.join(os.environ['HOME'], 'roster.csv')
with open(roster, 'w', encoding='utf-8') as file:
    file.write('Name\n' + ''.join(f'{name}\n' for name in NAMES))
ctl(vault, 'import', 'members', roster, '--group', GROUP)

person = Person(PROGRAM, vault=vault)
wait(locked, 'the locked page', 30)
person.focus()
person.click('list item', 'Rosa')
person.unlock()
person.page('Today', limit=60)

# The start sheet has the keyboard where it is needed, and twelve people take twelve keys.
person.keys('ctrl+r')
wait(lambda: 'Start Meeting' in person.windows(), 'the start sheet')
person.focus()
at('Ana')
keys = [EXCEPTIONS.get(name, 'space') for name in NAMES]
person.keys(*keys)
says('11 of 12 here', 'twelve people, three of them exceptions, are marked')
seconds = len(keys) / PLAIN_RATE
print(f'# {len(keys)} keys for {len(NAMES)} people, {len(keys) / len(NAMES):.2f} each: '
      f'{seconds:.0f} s at {PLAIN_RATE} keys a second')
claim(len(keys) == len(NAMES), 'with one key a person')
tells(['Ana', 'Cleo', 'Gus', 'Jun'], ['Present', 'Late', 'Excused', 'Present, Online'], 'as was meant')
person.keys('ctrl+z')
says('10 of 12 here', 'the last mark is taken back')
at('Lale')
person.keys('1')
says('11 of 12 here', 'and set again')
person.keys('ctrl+Return')
person.get('button', 'Pause', limit=20)
wait(lambda: len(person.windows()) == 1, 'the start sheet to go')
person.focus()

# In the running meeting it is one key away, and what is marked is stored.
person.keys('F7')
sheet('Who Is Here')
tells(['Cleo'], ['Late'], 'what was marked at the start is on the sheet')
person.type('gu')
wait(lambda: person.find_all('list item', 'Gus'), 'Gus among those who are known')
wait(lambda: person.text_in('Someone else came in: what do they like to be called?') == 'gu',
     'what was typed')
person.keys('Down', 'Return')
says('12 of 12 here', 'somebody is looked up by a part of the name, and marked')
person.keys('ctrl+z')
says('11 of 12 here', 'which Ctrl+Z takes back')
person.keys('Escape')
closed()

# The meeting is over; what is changed now is a correction.
person.press('button', 'End…')
person.press('button', 'End Meeting')
person.page('Debriefs', limit=20)
person.press('button', 'Attendance…')
sheet('Who Was Here')
says('What you change is kept as a correction', 'a meeting that is over says so')
person.key_on('5', 'Ben')
says('Ben from Present to Absent by Rosa', 'a correction is in the trail, with who made it')
tells(['Ben'], ['Absent'], 'and on the sheet')
person.keys('ctrl+z')
says('Ben from Absent to Present by Rosa', 'taking it back is a correction as well')
person.keys('Escape')
closed()

# And it is found later, from the group.
person.keys('alt+2')
person.page('Groups')
says('11 here', 'the past meetings of a group say how many came')
person.kill()

# At the door, the day after that: the desk has the sheet of its own day and nothing else of it.
person = Person(PROGRAM, vault=vault)
wait(locked, 'the locked page', 30)
person.focus()
person.click('list item', 'Dora')
person.unlock(PASSPHRASE)
person.page('Today', limit=60)
person.press('button', f'Attendance…: {GROUP}')
sheet('Who Was Here')
claim(described('Ben') == 'Present', 'the desk sees who was here today')
claim(not person.find('label', 'Corrections') and not any('Rosa' in said for said in person.labels()),
      'and not what was corrected, nor by whom')
person.kill()
tap.end()

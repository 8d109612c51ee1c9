#!/usr/bin/python3
"""Two people and one workstation: each signs in by keys alone, and finds what is theirs.

usage: headless.sh switch-user.py PEERSIDE
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from people import ctl, live_at_noon, make_vault  # noqa: E402
from person import PASSPHRASE, Atspi, Person, Tap, wait  # noqa: E402

PROGRAM = sys.argv[1]
GROUP = 'Steady Steps'
tap = Tap()


def chosen(person):
    return [row.get_name() for row in person.find_all('list item')
            if row.get_state_set().contains(Atspi.StateType.SELECTED)]


def sign_in(person):
    """By whoever has chosen their name: Return goes on to the passphrase."""
    person.keys('Return')
    wait(lambda: any(said == 'Passphrase' for _, said in person.focused()), 'the passphrase')
    person.type(PASSPHRASE)
    person.keys('Return')


def locked(person):
    return person.find('label', 'Peerside Is Locked') or person.find('label', 'Your Name')


def switch(person):
    person.keys('ctrl+shift+l')
    wait(lambda: locked(person), 'the locked page', 20)
    wait(lambda: any(role == 'list item' for role, _ in person.focused()), 'the names')


today = live_at_noon()
vault = os.path.join(os.environ['HOME'], 'vault')
make_vault(vault, Dora='front-desk')
ctl(vault, 'group', 'add', GROUP, '--rule', f'every {today} 18:00', '--minutes', '30',
    '--place', 'Room 204')

person = Person(PROGRAM, vault=vault)
wait(lambda: locked(person), 'the locked page', 30)
person.focus()
tap.claim(person.names('list item') == ['Rosa', 'Dora'] and not chosen(person),
          'a workstation that knows nobody yet asks who is there', person.labels())
wait(lambda: person.focused() == [('list item', 'Rosa')], 'the first name to have the focus')
sign_in(person)
person.page('Today', limit=60)
tap.claim(person.find('button', 'Start Meeting…'), 'Rosa can start the meeting', person.names('button'))
person.keys('alt+4')
person.page('Topics')

switch(person)
tap.claim(chosen(person) == ['Dora'], 'of two, the other one is chosen', chosen(person))
tap.claim(person.windows() == ['Peerside'] and GROUP not in ' '.join(person.labels()),
          'nothing is left of what was seen', person.labels())
sign_in(person)
person.page('Today', limit=60)
tap.claim({'Today', 'Groups'} <= set(person.names('list item')), 'Dora has her pages',
          person.names('list item'))
tap.claim(not {'Roster', 'Topics', 'Debriefs'} & set(person.names('list item')), 'and no others',
          person.names('list item'))
tap.claim(not person.find('button', 'Start Meeting…'), 'no meeting to start', person.names('button'))

person.press('button', f'Attendance…: {GROUP}')
wait(lambda: 'Who Is Here' in person.windows(), 'the sheet')
person.focus()
person.fill('Someone else came in: what do they like to be called?', 'Wren')
person.press('button', 'Add Walk-in')
wait(lambda: any('Wren' in name for name in person.names('list item')), 'Wren on the sheet')
tap.claim(True, 'somebody who comes in early is on the sheet')
person.keys('Escape')
wait(lambda: person.windows() == ['Peerside'], 'the sheet to close')
person.focus()

for keys in 'alt+3', 'alt+4', 'alt+5', 'ctrl+r', 'ctrl+n':
    person.keys(keys)
person.keys('alt+2')
person.page('Groups')
tap.claim(person.windows() == ['Peerside'] and not person.find('button', 'Edit Group…'),
          'no key leads anywhere else', person.windows())

switch(person)
tap.claim(chosen(person) == ['Rosa'], 'and the other one again', chosen(person))
sign_in(person)
person.page('Topics', limit=60)
tap.claim(True, 'Rosa goes on where she was')
person.keys('ctrl+r')
wait(lambda: 'Start Meeting' in person.windows(), 'the start sheet')
tap.claim(any('Wren' in said for said in person.labels() + person.names('list item')),
          'who came early is on it', person.labels())
person.kill()
tap.end()

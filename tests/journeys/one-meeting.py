#!/usr/bin/python3
"""One meeting at a time, and nothing of it to be found once the vault is locked.

usage: headless.sh one-meeting.py PEERSIDE FOLDER

FOLDER holds address books as other programs export them.
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, atui, wait  # noqa: E402

PROGRAM, DATA = sys.argv[1:]
tap = Tap()

# The group, its clinic, who comes, and what they do there.
SECRETS = ('Steady Steps', 'Birch Street', 'Ana', 'Ünal', 'May', 'رنا', '555-0101', 'Check-in',
           'comfort', 'round')


def claim(good, what, person):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def everything(node):
    """All that the accessibility bus would tell of a node and what is below it, seen or not."""
    yield node.get_name() or ''
    yield node.get_description() or ''
    if node.get_text_iface() is not None:
        yield atui.text_of(node)
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from everything(child)


def found(person):
    """What of the vault can be found out without its passphrase."""
    told = list(everything(person.root))
    windows = subprocess.check_output(['xdotool', 'search', '--pid', str(person.process.pid)],
                                      text=True).split()
    for window in windows:
        told.append(subprocess.run(['xdotool', 'getwindowname', window], text=True,
                                   stdout=subprocess.PIPE, check=False).stdout)
    return sorted({f'{secret} in “{text}”' for text in told for secret in SECRETS
                   if secret in text})


person = Person(PROGRAM)
person.set_up()
person.open_page('Roster')
person.import_members(os.path.join(DATA, 'google-contacts.csv'), group='Steady Steps')

# Not while the sheet of one is open...
person.keys('ctrl+r')
person.dialog('Start Meeting')
person.keys('ctrl+r')
person.get('check box', 'Ana')
claim(person.windows() == ['Peerside', 'Start Meeting'], 'one start sheet at a time', person)
person.keys('ctrl+Return')
person.get('button', 'Pause')
wait(lambda: len(person.windows()) == 1, 'the sheet to go')
person.focus()

# ... and not while one runs: no page is to be had, and the key for it says why.
person.keys('alt+1', 'alt+2', 'ctrl+n', 'ctrl+r')
claim(person.says('A meeting is running already.'), 'a second meeting is refused with a sentence',
      person)
claim(len(person.windows()) == 1 and not person.find('button', 'Start Meeting…'),
      'and there is no other way to start one', person)
other = Person(PROGRAM)
other.unlock()
other.says('The Vault Is in Use', limit=30)
claim(not other.find('button', 'Start Meeting…'), 'nor is there in another window', other)
other.kill()
person.focus()

# Everything is to be seen, and then nothing is.
person.keys('Next')
person.get('label', 'Segment 2 of 9')
person.who_is_here()
person.dialog('Who Is Here')
person.get('check box', 'Ana')
claim({text.split(' in ')[0] for text in found(person)} >= {'Ana', 'Steady Steps'},
      'what is looked for is there to be found', person)
left = person.clock()
person.keys('ctrl+l')
person.get('button', 'Unlock')
wait(lambda: person.windows() == ['Peerside'], 'the dialog to go')
told = found(person)
tap.claim(not told, 'locked, nothing of the vault is in the tree or in a title', told)
person.focus()
person.keys('ctrl+r', 'ctrl+n', 'alt+3', 'ctrl+z', 'F10', 'ctrl+comma', 'ctrl+h')
person.fill('Passphrase', 'four loud words here')
person.press('button', 'Unlock')
person.says('The passphrase is wrong.', limit=30)
told = found(person)
tap.claim(not told and person.windows() == ['Peerside'],
          'nor after keys, or a wrong passphrase', told + person.windows())
person.unlock()
person.get('label', 'Segment 2 of 9', limit=30)
claim(left - 60 <= person.clock() <= left, 'unlocked, the meeting is where it was, and went on',
      person)
person.focus()

# The same with words half written.
person.press('button', 'End…')
person.press('button', 'End Meeting')
PROMPT = 'What helped the group today, as I saw it?'
person.fill(PROMPT, 'A round with Ana, and one without')
person.focus()
person.keys('ctrl+l')
person.get('button', 'Unlock')
told = found(person)
tap.claim(not told, 'a debrief is locked away while it is written', told)
person.unlock()
person.page('Debriefs', limit=30)
claim(True, 'unlocked, the page is the one it was', person)
person.focus()
person.key_on('Return', 'Steady Steps')
wait(lambda: person.text_in(PROMPT) == 'A round with Ana, and one without', 'the words')
claim(True, 'and no word is lost', person)
person.quit()
tap.end()

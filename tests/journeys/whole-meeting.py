#!/usr/bin/python3
"""A whole meeting: from the first start to the debrief, with a power cut in the middle.

usage: headless.sh whole-meeting.py PEERSIDE FOLDER

FOLDER holds address books as other programs export them.
"""

import os
import re
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import NAME, PASSPHRASE, Person, Tap, wait  # noqa: E402

PROGRAM, DATA = sys.argv[1:]
tap = Tap()


def claim(good, what, person):
    tap.claim(good, what, [] if good else person.windows() + person.labels())


def about(seconds, expected, taken):
    """Whether so many are left, having started to look taken seconds ago."""
    return expected - taken - 1 <= seconds <= expected + 1


person = Person(PROGRAM)

# The first run. Going back loses nothing, and a typing error is told where it was made.
person.press('button', 'Set Up Peerside')
person.fill_in_who(again='four quiet birds here')
person.press('button', 'Continue')
claim(person.says('are not the same'), 'two passphrases that differ are told', person)
person.fill('Passphrase again', PASSPHRASE)
person.press('button', 'Continue')
code = person.recovery_code()
claim(len(code) == 7, 'the recovery code is shown', person)
person.press('button', 'Back')
claim(person.text_in('Your name') == NAME, 'going back loses nothing', person)
person.press('button', 'Continue')
claim(person.recovery_code() == code, 'and the code is still the same', person)
person.type_recovery_groups()
person.press('button', 'Continue')
person.fill('Name of the clinic', 'Birch Street Clinic')
person.press('button', 'Continue')
person.fill('Name of the group', 'Steady Steps')
person.press('button', 'Finish')
person.page('Today', limit=60)
claim(person.find('label', 'Steady Steps'), 'the first group is on Today', person)

# The people, from the address book of another program
person.open_page('Roster')
person.import_members(os.path.join(DATA, 'google-contacts.csv'), group='Steady Steps')
claim(person.find('label', 'Ana') and person.find('label', 'May'),
      'the people of the file are on the roster', person)

# The meeting
person.keys('ctrl+r')
person.dialog('Start Meeting')
claim(person.find('check box', 'Ana') and person.find('check box', 'Ünal'),
      'and are expected at the meeting', person)
claim(person.says('1 hour 30 minutes, ends about'), 'the start sheet adds the agenda up', person)
person.press('button', 'Start Meeting')
person.get('button', 'Pause')
asked = time.monotonic()
claim(person.find('label', 'Segment 1 of 9'), 'it begins with the first segment', person)
claim(about(person.clock(), 300, time.monotonic() - asked + 2), 'which has its five minutes', person)
claim(re.match(r'^(89|90) min left', person.says('min left')), 'of ninety', person)

person.press('button', 'Next')
person.get('label', 'Segment 2 of 9')
person.press('button', 'Back')
person.get('label', 'Segment 1 of 9')
claim(True, 'it goes on, and back', person)

person.press('button', '+1 min')
wait(lambda: person.clock() > 300, 'one minute more')
person.press('button', 'More')
person.menu_item('+5 min', 2)
wait(lambda: person.clock() > 600, 'five minutes more')
person.press('button', 'More')
person.menu_item('−5 min', 4)
wait(lambda: person.clock() < 400, 'five minutes less')
person.press('button', 'More')
person.menu_item('−1 min', 3)
wait(lambda: person.clock() <= 300, 'one minute less')
claim(True, 'a segment takes minutes and gives them back', person)

person.press('button', 'Pause')
person.get('button', 'Resume')
stands = person.clock()
claim('aused' in person.title_now(), 'a pause is told in the title', person)

# The power fails in the middle of a segment that is paused...
person.kill()
person = Person(PROGRAM)
person.unlock()
person.says('A meeting was running', limit=30)
claim(person.find('button', 'Resume') and person.clock() == stands,
      'a paused meeting is found paused, at the same second', person)
person.press('button', 'Continue')
person.press('button', 'Resume')
person.get('button', 'Pause')

# ... and in the middle of one that runs.
before, at = person.clock(), time.monotonic()
person.kill()
person = Person(PROGRAM)
person.unlock()
person.says('A meeting was running', limit=30)
after, taken = person.clock(), time.monotonic() - at
claim(abs(before - after - taken) <= 1.5,
      'a meeting that ran went on, and every second of it counts', person)
claim(person.find('label', 'Segment 1 of 9'), 'it is where it was', person)
person.press('button', 'Continue')
person.press('button', 'Next')
person.get('label', 'Segment 2 of 9')

# Its end
person.press('button', 'End…')
person.get('button', 'Keep Running')
person.press('button', 'End Meeting')

# What is written is kept by itself, and a power cut does not take it.
PROMPT = 'What helped the group today, as I saw it?'
WORDS = 'The quiet round helped everybody'
person.fill(PROMPT, WORDS)
person.says('Draft saved')
claim(True, 'the debrief opens after the meeting, and its draft is stored by itself', person)
person.kill()
person = Person(PROGRAM)
person.unlock()
person.press('button', 'Write Debrief')
wait(lambda: person.text_in(PROMPT) == WORDS, 'the words that were typed')
claim(True, 'the draft is there after a power cut', person)
person.press('button', 'Finish')
person.says('Debrief finished')

# Sealed as it is, it can be found.
claim(person.says('Finished on'), 'the finished debrief is in the list', person)
person.keys('ctrl+f')
person.type('quiet')
wait(lambda: person.find('label', 'Steady Steps'), 'the debrief that says so')
person.type(' zebra')
wait(lambda: not person.find('label', 'Steady Steps'), 'nothing for a word that nobody wrote')
claim(True, 'its words are found, and only its words', person)
person.quit()
tap.end()

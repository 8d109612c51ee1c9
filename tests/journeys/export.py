#!/usr/bin/python3
"""What goes out to files, by the Export dialog: a calendar, contact cards, and one member's own record.

usage: headless.sh export.py PEERSIDE FOLDER

With PS_PICTURES=FOLDER it leaves pictures of the dialog there.
"""

import os
import stat
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, wait  # noqa: E402
from atui import Atspi  # noqa: E402

PROGRAM = sys.argv[1]
HOME = os.environ['HOME']
MAKER = os.path.join(os.environ['PS_BUILD_ROOT'], 'tests', 'ctl', 'ctl-vault')
PICTURES = os.environ.get('PS_PICTURES')
tap = Tap()


def claim(good, what, *details):
    tap.claim(good, what, [] if good else [*details, *person.windows(), *person.labels()])


def picture(name):
    if PICTURES:
        time.sleep(0.5)
        person.picture(os.path.join(PICTURES, f'{name}.png'))


def save_as(path):
    return person.save_file('Save the Export', path)


def press_export():
    """The one of the dialog: the page behind it has a button of the same name."""
    dialog = person.root.get_child_at_index(person.root.get_child_count() - 1)
    Atspi.Action.do_action(wait(lambda: person.find('button', 'Export…', dialog), 'the button'), 0)


def export_from_roster():
    person.press('button', 'More Actions')
    person.menu_item('Export…')
    person.dialog('Export')


def export(name, done):
    path = os.path.join(HOME, name)
    press_export()
    offered = save_as(path)
    person.says(done)
    wait(lambda: len(person.windows()) == 1, 'the dialog to go')
    person.focus()
    with open(path, encoding='utf-8', newline='') as file:
        return offered, file.read(), stat.S_IMODE(os.stat(path).st_mode)


# A group with two members, of whom one agreed
vault = os.path.join(HOME, 'vault')
subprocess.check_call([MAKER, 'make', vault], env={**os.environ, 'TZ': 'UTC'})
subprocess.run([MAKER, 'sql', vault], check=True, text=True, input="""
INSERT INTO contact_way (person_id, kind, value, value_fold, ok_call)
  SELECT id, 'phone', '555-0101', '5550101', 1 FROM person;
UPDATE person SET access_needs = 'sits beside Ben' WHERE preferred_name = 'Ana';
INSERT INTO consent (uid, person_id, kind, content, discloser, recipients, purpose, expires_on, given_on,
  created_at, updated_at)
SELECT randomblob (16), id, 'disclosure', 'contact', 'Birch Street', 'Mill Road Clinic', 'care',
  '2099-12-31', '2026-01-06', 1, 1 FROM person WHERE preferred_name = 'Ana';""")

person = Person(PROGRAM, vault)
person.unlock('one two three four')
person.page('Today', limit=60)
# What was put into it from outside is told.
person.press('button', 'Go On with It')
wait(lambda: len(person.windows()) == 1, 'the question to go')
person.focus()

# A group's dates
person.open_page('Groups')
person.press('button', 'Export…')
person.dialog('Export')
picture('members')
person.choose('What', 'Calendar')
claim(person.says('Nobody’s name is in it') and not person.find('text', 'Who gets it'),
      'a calendar is for nobody in particular, and says what is in it')
picture('calendar')
offered, text, mode = export('meetings.ics', 'Calendar exported')
claim(offered == 'meetings.ics' and mode == 0o600, 'the file has a plain name, and is its owner’s alone',
      offered, oct(mode))
claim(text.startswith('BEGIN:VCALENDAR\r\n') and 'BEGIN:VEVENT\r\n' in text and 'RRULE:' in text,
      'it is a calendar', text[:500])

# Contact cards of those who agreed
person.open_page('Roster')
export_from_roster()
person.choose('What', 'Contact cards')
claim(person.says('1 of 2 members have agreed to this. The others are left out.'),
      'it says how many agreed before anything is done')
picture('cards')
offered, text, mode = export('contact-cards.vcf', '1 contact card exported')
claim(offered == 'contact-cards.vcf' and 'NICKNAME:Ana\r\n' in text and '555-0101' in text
      and 'Ben' not in text and mode == 0o600, 'and who did has a card', offered, text)

# A table for a spreadsheet
export_from_roster()
person.choose('Between the cells', 'Semicolons')
person.key_on('space', 'For Excel')
offered, text, mode = export('members.csv', '2 members exported')
claim(offered == 'members.csv' and text.startswith('\ufeffPreferred name;') and '\r\nAna;' in text,
      'members are a table as it was asked for', offered, text[:300])

# One member's own record
person.search('Ana')
person.get('button', 'Edit…')
pane = wait(lambda: person.find('filler', 'PsMemberPane'), 'the pane')
person.press('button', 'More Actions', pane)
person.menu_item('Export Everything About Them…')
person.dialog('Export Everything About Them')
picture('person')
person.choose('Format', 'Text to read (Markdown)')
offered, text, mode = export('own-record.md', 'Record exported')
claim(offered == 'own-record.md' and text.startswith('# Ana\n') and '## About you' in text
      and 'sits beside another member' in text and 'Ben' not in text,
      'a member’s own record has nobody else’s name', offered, text)
claim(not [name for name in os.listdir(HOME) if name.endswith('.part')], 'nothing half is left')

person.quit()
tap.end()

#!/usr/bin/python3
"""Every page and every dialog by the Tab key: each stop has a name, and Tab comes round.

usage: headless.sh keyboard-audit.py PEERSIDE FOLDER PART

FOLDER holds address books as other programs export them; PART is first-run, pages, groups, people or
meeting. Of each place it says how many stops there are. audit-control.py shows that it finds what
it is for.
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from person import Person, Tap, atui, wait  # noqa: E402
import a11y_audit  # noqa: E402

PROGRAM, DATA, PART = sys.argv[1:]
HOME = os.environ['HOME']
tap = Tap()


def place(person, name):
    """Walk through what has the keyboard."""
    wrong, stops = a11y_audit.audit(person)
    tap.claim(not wrong, f'{name}: {len(stops)} stops',
              wrong + [f'{role} “{said}”' for role, said in stops] if wrong else [])


def dialog(person, name, title, deep=1):
    """The same in a dialog, which Escape closes."""
    person.dialog(title)
    place(person, name)
    close(person, name, deep)


def close(person, name, deep=1):
    person.keys('Escape')
    wait(lambda: len(person.windows()) == deep, f'Escape to close {name}')
    person.focus()


def vault(person):
    """What an administrator has to do with the vault."""
    person.keys('F10')
    person.menu_item('Users')
    person.dialog('Users')
    place(person, 'Users')
    person.press('button', 'Add User')
    dialog(person, 'Add User', 'Add User', 2)
    close(person, 'Users')
    person.keys('F10')
    person.menu_item('Change Passphrase…')
    dialog(person, 'Change Passphrase', 'Change Passphrase')
    person.keys('F10')
    person.menu_item('Access and Change Log')
    dialog(person, 'Access and Change Log', 'Access and Change Log')
    person.keys('ctrl+comma')
    person.dialog('Preferences')
    person.key_on('Return', 'Show Backups…')
    dialog(person, 'Backups', 'Backups', 2)
    close(person, 'Preferences')


def first_run():
    person = Person(PROGRAM)
    person.get('button', 'Set Up Peerside')
    place(person, 'Welcome')
    person.press('button', 'Set Up Peerside')
    person.get('text', 'Your name')
    person.fill_in_who()
    place(person, 'First run: you')
    person.press('button', 'Continue')
    person.recovery_code()
    place(person, 'First run: recovery code')
    person.type_recovery_groups()
    person.press('button', 'Continue')
    person.fill('Name of the clinic', 'Birch Street Clinic')
    place(person, 'First run: clinic')
    person.press('button', 'Continue')
    person.fill('Name of the group', 'Steady Steps')
    place(person, 'First run: group')
    person.press('button', 'Finish')
    person.page('Today', limit=60)

    person.keys('alt+3')
    person.page('Roster')
    place(person, 'Roster: nobody yet')
    person.press('button', 'Import…')
    person.choose_file(os.path.join(DATA, 'google-contacts.csv'))
    person.dialog('Import Members')
    person.says('4 people are new')
    place(person, 'Import: people')
    person.key_on('space', 'Columns')
    person.get('list', 'Columns of the file')
    place(person, 'Import: columns')
    close(person, 'Import')
    empty = os.path.join(HOME, 'empty.csv')
    open(empty, 'w', encoding='utf-8').close()
    person.press('button', 'Import…')
    person.choose_file(empty)
    person.says('The file is empty')
    dialog(person, 'Import: refused', 'Import Members')

    person.keys('alt+5')
    person.page('Debriefs')
    place(person, 'Debriefs: nothing yet')

    vault(person)

    person.keys('ctrl+l')
    person.get('button', 'Unlock')
    place(person, 'Locked')
    person.press('button', 'Forgotten Passphrase…')
    dialog(person, 'Forgotten Passphrase', 'Forgotten Passphrase')
    person.quit()

    folder = os.path.join(HOME, 'holiday')
    os.mkdir(folder)
    with open(os.path.join(folder, 'keyring'), 'w', encoding='utf-8') as file:
        file.write('pictures of a lake\n' * 100)
    person = Person(PROGRAM, folder)
    person.page('Problem', limit=30)
    place(person, 'A vault that cannot be opened')
    person.kill()


def menu(person, name, button):
    """The same in the menu of a button."""
    person.press('button', button)
    wait(lambda: len(person.find_all('menu item')) > 1, f'the menu {name}')
    place(person, name)
    person.keys('Escape')
    wait(lambda: not person.find('menu item'), f'Escape to close {name}')
    person.focus()


def names_nobody(person, names, under, where):
    """Whether what a screen reader finds there has no name of these in it."""
    said = [words for node in atui.walk(under)
            for words in (node.get_name() or '', node.get_description() or '')]
    told = sorted({f'{name} in “{words}”' for name in names for words in said
                   if re.search(rf'\\b{re.escape(name)}\\b', words)})
    tap.claim(not told, f'{where}: nobody is named', told)


def pages(person):
    place(person, 'Today')
    person.keys('F10')
    person.get('menu item', 'Preferences')
    place(person, 'Main menu')
    person.keys('Escape')
    person.gone('menu item', 'Preferences')
    person.focus()

    person.keys('ctrl+comma')
    person.dialog('Preferences')
    place(person, 'Preferences')
    person.key_on('space', 'Soft Chime')
    chime = person.get('button', 'Try the chime')
    wait(lambda: person.can_press(chime), 'the chime to be tried')
    dialog(person, 'Preferences, with the chime', 'Preferences')
    person.keys('ctrl+question')
    dialog(person, 'Keyboard shortcuts', 'Keyboard Shortcuts')
    person.keys('F1')
    dialog(person, 'Help', 'Help')
    person.keys('F10')
    person.menu_item('About Peerside', -1)
    dialog(person, 'About', 'About')

    person.open_page('Roster')
    place(person, 'Roster: nobody selected')
    person.keys('ctrl+n')
    person.dialog('Add Member')
    person.keys('F1')
    dialog(person, 'Help over a dialog', 'Help', 2)
    dialog(person, 'Add Member', 'Add Member')
    person.search('Giulia')
    person.get('button', 'Edit…')
    place(person, 'Roster: a member')
    person.press('button', 'Edit…')
    dialog(person, 'Edit Member', 'Edit Member')
    person.press('button', 'Add Consent…')
    dialog(person, 'Add Consent', 'Add Consent')

    person.open_page('Topics')
    place(person, 'Topics: none selected')
    person.keys('ctrl+n')
    dialog(person, 'New Topic', 'New Topic')
    person.search('pacing')
    person.get('button', 'Edit…')
    place(person, 'Topics: a topic')
    person.press('button', 'Edit…')
    dialog(person, 'Edit Topic', 'Edit Topic')

    person.open_page('Debriefs')
    place(person, 'Debriefs')
    person.open_page('Today')
    person.press('button', next(name for name in person.names('button')
                                if name.startswith('Write: ')))
    person.get('button', 'Finish')
    person.press('button', 'Add Follow-up')
    person.get('text', 'What will be done')
    place(person, 'Debriefs: a form with a follow-up')


def rows(person):
    """The rows of lists that are seen, as they are read aloud."""
    return [atui.name_of(node) for node in person.find_all('list item')]


def segments(person):
    return [said for said in rows(person) if said.startswith('Segment ')]


def groups(person):
    person.open_page('Groups')
    place(person, 'Groups')
    move = next(name for name in person.names('button') if name.startswith('Move…: '))
    for button, title in (('New Group', 'New Group'), ('Edit Group…', 'Edit Group'),
                          ('Edit the comfort agreement', 'Comfort Agreement'),
                          (move, 'Move Meeting')):
        person.press('button', button)
        dialog(person, title, title)

    person.press('button', 'Edit the agenda')
    person.dialog('Agenda')
    place(person, 'Agenda')
    person.key_on('space', segments(person)[0])
    person.get('text', 'What the room sees')
    place(person, 'Agenda: a segment open')
    person.press('button', 'Use a Template…')
    dialog(person, 'Use a Template', 'Use a Template', 2)
    close(person, 'Agenda')

    person.press('button', 'Guest Speakers…')
    person.dialog('Guest Speakers')
    place(person, 'Guest Speakers')
    person.press('button', 'Add Guest Speaker')
    dialog(person, 'Add Guest Speaker', 'Add Guest Speaker', 2)
    close(person, 'Guest Speakers')

    person.press('button', 'Plan the next dates')
    person.dialog('Plan Series')
    person.get('list', 'Next Dates')
    place(person, 'Plan Series')
    person.press('button', next(name for name in person.names('button')
                                if name.startswith('Menu for ')))
    person.menu_item('Plan…', 0)
    dialog(person, 'Plan Date', 'Plan Date', 2)
    person.press('button', 'Closed Days…')
    dialog(person, 'Closed Days', 'Days the Clinic Is Closed', 2)
    close(person, 'Plan Series')


def press(person, name):
    """The last button whose name begins so: that of a dialog, or of a pane, stands after the page's."""
    def buttons():
        return [node for node in person.find_all('button')
                if atui.name_of(node).startswith(name) and atui.Atspi.Action.get_n_actions(node) > 0
                and person.can_press(node)]
    atui.Atspi.Action.do_action(wait(buttons, f'a button “{name}”')[-1], 0)


def attendance(person):
    """The papers and windows of who came to a group."""
    person.open_page('Groups')
    for button, title in (('Attendance…', 'Attendance'), ('Export…', 'Export'),
                          ('Add to the waitlist', 'Add to the Waitlist')):
        person.press('button', button)
        dialog(person, title, title)
    person.press('button', 'On paper')
    person.menu_item('Sign-In Sheet…')
    dialog(person, 'Sign-In Sheet', 'Sign-In Sheet')
    person.press('button', 'All past meetings')
    person.dialog('Past Meetings')
    place(person, 'Past Meetings')
    press(person, 'Attendance…')
    dialog(person, 'Who Was Here', 'Who Was Here', 2)
    close(person, 'Past Meetings')


def people(person):
    person.open_page('Groups')
    # A member of a group, because others have less that can be done.
    name = atui.name_of(person.find_all('list item', under=person.get('list', 'Members'))[0])
    attendance(person)

    person.open_page('Roster')
    menu(person, 'Roster: More Actions', 'More Actions')
    for item, title in (('Export…', 'Export'), ('Earlier Imports…', 'Imports')):
        person.press('button', 'More Actions')
        person.menu_item(item)
        dialog(person, f'Roster: {title}', title)

    person.search(re.sub(r'\W+', ' ', name).strip())
    person.get('button', 'Edit…')
    for button, title in (('Change the days', 'Membership'), ('Choose…', 'Choose a Buddy')):
        press(person, button)
        dialog(person, title, title)
    for item, title in (('Merge with Another Record…', 'Who Is the Same Person?'),
                        ('Export Everything About Them…', 'Export Everything About Them'),
                        ('Has Died…', 'Record a Death')):
        press(person, 'More Actions')
        person.menu_item(item)
        dialog(person, title, title)

    # Another of that name, who may be the same.
    person.keys('ctrl+n')
    person.dialog('Add Member')
    person.fill('Name', name.split(',')[0])
    person.says('is on the roster')
    place(person, 'Add Member: known already')
    person.keys('ctrl+Return')
    wait(lambda: len(person.windows()) == 1, 'the dialog to go')
    person.focus()
    person.press('button', 'More Actions')
    person.menu_item('Possible Duplicates…')
    person.dialog('Possible Duplicates')
    person.get('list', 'Possible Duplicates')
    place(person, 'Possible Duplicates')
    press(person, 'Merge ')
    dialog(person, 'Merge Two Records', 'Merge Two Records', 2)
    close(person, 'Possible Duplicates')


def practice():
    person = Person(PROGRAM, os.path.join(HOME, 'not-yet'))
    person.press('button', 'Practice a Meeting')
    person.get('button', 'Hide Hints', limit=60)
    person.focus()
    place(person, 'Practice')
    person.kill()


def meeting(person):
    # An agenda with a place for everything that the start sheet asks for.
    person.open_page('Groups')
    person.press('button', 'Edit the agenda')
    person.dialog('Agenda')
    person.choose('Add a segment of this kind', 'Member presentation')
    person.press('button', 'Add Segment')
    wait(lambda: any(', Member presentation, ' in said for said in segments(person)),
         'the segment to be there')
    # It makes the agenda longer than the meeting is.
    person.press('button', 'Fit to 90 minutes')
    person.says('1 hour 30 minutes: fits')
    person.press('button', 'Save')
    wait(lambda: len(person.windows()) == 1, 'the agenda to be saved')
    person.focus()

    person.open_page('Today')
    person.keys('ctrl+r')
    person.dialog('Start Meeting')
    place(person, 'Start sheet')
    person.key_on('Return', 'Topic')
    dialog(person, 'Choose a Topic', 'Choose a Topic', 2)
    person.keys('ctrl+Return')
    person.get('button', 'Pause')
    wait(lambda: len(person.windows()) == 1, 'the sheet to go')
    person.focus()
    place(person, 'Running meeting')
    for name, button in (('More', 'More'), ('Mark', 'Mark'), ('Pause with a reason',
                                                             'Pause with a Reason')):
        menu(person, f'Running meeting: {name}', button)

    person.who_is_here()
    person.dialog('Who Is Here')
    wait(lambda: any(role == 'list item' for role, _ in person.focused()), 'a person in the list')
    names = {said.split(',')[0] for said in rows(person)}
    person.keys('space', 'Down', 'space')
    dialog(person, 'Who Is Here', 'Who Is Here')
    person.keys('F9')
    person.get('button', 'Begin Round')
    person.focus()
    place(person, 'Running meeting: a round')
    person.keys('ctrl+t')
    person.get('button', 'Hide the Script')
    place(person, 'Running meeting: a round and the script')
    tap.claim(names, 'there are names to look for')
    names_nobody(person, names, person.root, 'Running meeting')

    person.keys('shift+F11')
    wait(lambda: len(person.windows()) == 2, 'the room view')
    room = person.root.get_child_at_index(1)
    # It is on the bus before it is on the screen.
    wait(lambda: person.x_windows() > 1, 'the room view on the screen')
    person.focus()
    place(person, 'Room view')
    names_nobody(person, names, room, 'Room view')
    person.keys('shift+F11')
    wait(lambda: len(person.windows()) == 1, 'the room view to close')
    person.focus()
    person.keys('ctrl+t')
    person.gone('button', 'Hide the Script')
    person.keys('F9')
    person.gone('button', 'Begin Round')

    # Late enough that something has to give: the first group meets in less than half an hour.
    person.keys(*['ctrl+plus'] * 30)
    person.get('button', 'Fit the Agenda', limit=30)
    person.keys('ctrl+e')
    person.get('list', 'Ways to fit the agenda')
    # Not walked through: its rows are made anew as the time goes on, under the one who walks.
    person.keys('Escape')
    person.gone('list', 'Ways to fit the agenda')
    person.focus()
    person.press('button', 'End…')
    dialog(person, 'The question at its end', 'End the Meeting?')
    person.keys('ctrl+w')
    dialog(person, 'The question at closing', 'A Meeting Is Running')
    person.keys('ctrl+h')
    person.get('button', 'Draw Back the Curtain')
    place(person, 'Curtain')


if PART == 'first-run':
    first_run()
    practice()
else:
    sample = Person(PROGRAM, options=('--sample',))
    sample.page('Today', limit=120)
    sample.focus()
    {'pages': pages, 'groups': groups, 'people': people, 'meeting': meeting}[PART](sample)
    sample.kill()
tap.end()

"""What a co-facilitator does with Peerside, in their words: the steps that journeys are made of."""

import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'support'), os.path.join(HERE, '..', 'gates')]
import atui  # noqa: E402
from atui import Atspi, wait  # noqa: E402
from gate import Tap  # noqa: E402, F401

NAME = 'Rosa'
PASSPHRASE = 'four quiet words here'
PAGES = ['Today', 'Groups', 'Roster', 'Topics', 'Debriefs']


def tell_what_was_seen(kind, error, trace):
    """A journey that stops says where it stood, and leaves nothing running."""
    sys.__excepthook__(kind, error, trace)
    for person in Person.all:
        if person.process.poll() is not None:
            print('# it ended with', person.process.returncode, file=sys.stderr)
        else:
            print('#', person.windows(), file=sys.stderr)
            print('#', person.labels(), file=sys.stderr)
            if os.environ.get('PS_PICTURE'):
                person.picture(os.environ['PS_PICTURE'])
            person.kill()


sys.excepthook = tell_what_was_seen


class Person(atui.App):
    """Peerside, and somebody in front of it. The vault is a folder in the private home."""

    all = []

    def __init__(self, program, vault=None, options=(), env=None, before=()):
        self.vault = vault or os.path.join(os.environ['HOME'], 'vault')
        where = () if '--sample' in options else ('--vault', self.vault)
        super().__init__([*before, program, *where, *options], 'Peerside', env)
        Person.all.append(self)
        self.focus()

    # The first run

    def set_up(self, group='Steady Steps', clinic='Birch Street Clinic'):
        self.press('button', 'Set Up Peerside')
        self.fill_in_who()
        self.press('button', 'Continue')
        self.type_recovery_groups()
        self.press('button', 'Continue')
        self.fill('Name of the clinic', clinic)
        self.press('button', 'Continue')
        self.fill('Name of the group', group)
        self.press('button', 'Finish')
        # A key is made, which takes a second or two.
        self.page('Today', limit=60)

    def fill_in_who(self, again=PASSPHRASE):
        self.fill('Your name', NAME)
        self.fill('Passphrase', PASSPHRASE)
        self.fill('Passphrase again', again)

    def recovery_code(self):
        """The groups of the code, as they stand on the screen."""
        self.says('Group ', limit=30)
        labels = self.labels()
        return {number: group for number, group in zip(labels, labels[1:])
                if number.isdigit() and re.match(r'^[0-9A-Z]{4}$', group)}

    def type_recovery_groups(self):
        code = self.recovery_code()
        asked = [label for label in self.labels() if re.match(r'^Group \d+$', label)]
        assert len(asked) == 2, asked
        for label in asked:
            # As people type: small letters do.
            self.fill(label, code[label.split()[1]].lower())

    # Coming back

    def unlock(self, passphrase=PASSPHRASE):
        self.get('password text', 'Passphrase', limit=30)
        self.fill('Passphrase', passphrase)
        self.press('button', 'Unlock')

    # Getting about

    def page(self, name, limit=10):
        """Wait until a page is the one that is seen."""
        wait(lambda: self.find('filler', f'Ps{name}Page'), f'the page {name}', limit)

    def open_page(self, name):
        self.keys(f'alt+{PAGES.index(name) + 1}')
        self.page(name)

    def search(self, words):
        """Type into the search of the page, and open the first that is found."""
        self.keys('ctrl+f')
        wait(lambda: any(role in atui.ROLES['text'] for role, _ in self.focused()), 'the search')
        self.type(words)
        self.keys('Return')

    # Files

    def chooser(self):
        """The file chooser, when it is open: GTK's own, which a person types a path into."""
        windows = (self.root.get_child_at_index(i) for i in range(self.root.get_child_count()))
        return next((window for window in windows if self.find('button', 'Open', window)), None)

    def _type_path(self, entry, path):
        """What the entry has is typed over. A busy machine drops a key now and then, and a person who
        sees that types it again."""
        for again in range(3):
            self.keys('ctrl+a')
            self.type(path)
            try:
                return wait(lambda: atui.text_of(entry) == path, 'the path that was typed')
            except AssertionError:
                if again == 2:
                    raise

    def choose_file(self, path):
        """Type a path into the file chooser that opens."""
        wait(self.chooser, 'the file chooser')
        self.focus()
        self.keys('ctrl+l')
        entry = wait(lambda: next((node for node in self.find_all('text', under=self.chooser())
                                   if node.get_state_set().contains(Atspi.StateType.FOCUSED)),
                                  None), 'the entry for a path')
        self._type_path(entry, path)
        self.keys('Return')
        try:
            wait(lambda: not self.chooser(), 'the file chooser to close', 3)
        except AssertionError:
            # The first one has closed the list of names that begin like this.
            self.keys('Return')
            wait(lambda: not self.chooser(), 'the file chooser to close')

    def save_file(self, title, path):
        """Type a path over the name that the chooser of that title offers, and say which that was."""
        def chooser():
            windows = (self.root.get_child_at_index(i) for i in range(self.root.get_child_count()))
            return next((window for window in windows if atui.name_of(window) == title), None)
        wait(chooser, 'the file chooser')
        self.focus()
        entry = wait(lambda: next((node for node in self.find_all('text', under=chooser())
                                   if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None),
                     'the entry for a name')
        offered = atui.text_of(entry)
        self._type_path(entry, path)
        self.keys('Return')
        try:
            wait(lambda: not chooser(), 'the file chooser to close', 3)
        except AssertionError:
            # The first one has closed the list of names that begin like this.
            self.keys('Return')
            wait(lambda: not chooser(), 'the file chooser to close')
        return offered

    def close_chooser(self):
        wait(self.chooser, 'the file chooser')
        self.focus()
        self.keys('Escape')
        wait(lambda: not self.chooser(), 'the file chooser to close')

    def import_members(self, path, group=None):
        self.press('button', 'Import…')
        self.choose_file(path)
        self.dialog('Import Members')
        self.says('people are new')
        if group:
            self.choose('They join', group)
        self.press('button', 'Import')
        self.says('were added to the roster')
        if self.find('button', 'Save Skipped Rows…'):
            self.press('button', 'Close', self.root.get_child_at_index(1))
        wait(lambda: len(self.windows()) == 1, 'the dialog to go')
        self.focus()

    def choose(self, row, words):
        """Choose from the list that a row opens, whichever of it is chosen already."""
        self.key_on('space', row)

        # Items have no name in GTK 4.8, only a label; those far away are not made yet.
        def item():
            return next((node for node in self.find_all('list item')
                         if node.get_state_set().contains(Atspi.StateType.FOCUSED)), None)

        def said():
            return self.labels(item())[0]

        wait(item, f'the list of {row}')
        for key in ('Down', 'Up'):
            while said() != words:
                before = item()
                self.keys(key)
                try:
                    wait(lambda: item() not in (None, before), f'{key} to go on', 1)
                except AssertionError:
                    break
        assert said() == words, f'{row} has no {words}'
        self.keys('Return')
        wait(lambda: not item(), f'the list of {row} to close')
        combo = self.get('combo box', row)
        wait(lambda: combo.get_description() == words, f'{row} to be {words}')

    def dialog(self, title):
        """Wait until a dialog is there, and give it the keyboard."""
        wait(lambda: title in self.windows(), f'the dialog {title}')
        self.focus()

    def title_now(self):
        return self.windows()[0]

    def text_in(self, name):
        return atui.text_of(self.get('text', name))

    # The meeting

    def who_is_here(self):
        self.press('button', 'More')
        self.menu_item('Who Is Here…', -2)
        self.dialog('Who Is Here')

    def clock(self):
        """What the clock shows, in seconds: negative once it counts up."""
        shown = atui.name_of(self.get('timer'))
        over = shown.startswith('+')
        parts = [int(part) for part in re.findall(r'\d+', shown)]
        seconds = parts[0] * 60 + parts[1] if len(parts) > 1 else parts[0] * 60
        return -seconds if over else seconds


class Desk:
    """Stands in for a window manager: without one nobody fills a screen. It hears what a window
    asks for, and says that it is done."""

    def __init__(self, person):
        self.person = person
        self.full = False
        self.window = person._x_window()
        self.heard = open(os.path.join(os.environ['HOME'], 'asked'), 'w+', encoding='utf-8')
        self.xev = subprocess.Popen(['stdbuf', '-oL', 'xev', '-root', '-event', 'substructure'],
                                    stdout=self.heard)
        wait(self._hears, 'it to hear what happens')

    def _hears(self):
        """Whether it hears yet: of a window that moves a little, and back."""
        for place in ('1', '0'):
            subprocess.check_call(['xdotool', 'windowmove', self.window, place, '0'])
        self.heard.seek(0)
        return 'ConfigureNotify' in self.heard.read()

    def _asked(self):
        self.heard.seek(0)
        return self.heard.read().count('_NET_WM_STATE')

    def obey(self, key):
        """Press a key that is to have the window ask for the screen, or give it back."""
        count = self._asked()
        self.person.keys(key)
        wait(lambda: self._asked() > count, f'{key} to ask for it')
        self.full = not self.full
        atoms = ['_NET_WM_STATE_FULLSCREEN'] if self.full else ['']
        subprocess.check_call(['xprop', '-id', self.window, '-f', '_NET_WM_STATE', '32a',
                               '-set', '_NET_WM_STATE', *atoms])

    def close(self):
        self.xev.terminate()
        self.xev.wait()
        self.heard.close()

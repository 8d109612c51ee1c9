"""What a co-facilitator does with Peerside, in their words: the steps that journeys are made of."""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, '..', 'support'), os.path.join(HERE, '..', 'gates')]
import atui  # noqa: E402
from atui import Atspi, wait  # noqa: E402
from gate import Tap  # noqa: E402, F401

NAME = 'Rosa'
PASSPHRASE = 'four quiet words here'


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
        item = self.get('list item', name, self.get('list', 'Pages'))
        Atspi.Component.grab_focus(item)
        wait(lambda: item.get_state_set().contains(Atspi.StateType.FOCUSED), f'focus on {name}')
        self.keys('Return')
        self.page(name)

    def choose_file(self, path):
        """Type a path into the file chooser that is open."""
        wait(lambda: len(self.windows()) > 1, 'the file chooser')
        self.focus()
        self.keys('slash')
        self.type(path[1:])
        self.keys('Return')

    def dialog(self, title):
        """Wait until a dialog is there, and give it the keyboard."""
        wait(lambda: title in self.windows(), f'the dialog {title}')
        self.focus()

    def title_now(self):
        return self.windows()[0]

    def text_in(self, name):
        return atui.text_of(self.get('text', name))

    # The meeting

    def clock(self):
        """What the clock shows, in seconds: negative once it counts up."""
        shown = atui.name_of(self.get('timer'))
        over = shown.startswith('+')
        parts = [int(part) for part in re.findall(r'\d+', shown)]
        seconds = parts[0] * 60 + parts[1] if len(parts) > 1 else parts[0] * 60
        return -seconds if over else seconds

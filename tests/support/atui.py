#!/usr/bin/python3
"""Drive a GTK 4 application as a person would.

AT-SPI finds things by role and accessible name, as a screen reader does; xdotool really clicks and
types them. Run it below headless.sh. Nothing here sleeps for a fixed time to let something happen:
it waits for what it expects, up to a limit.

    app = App(['peerside', '--sample'], 'Peerside')
    app.press('button', 'Start Meeting…')
    app.fill('Name', 'Ana')
    app.get('label', 'Ana')
    app.quit()
"""

import os
import re
import subprocess
import time
import warnings

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

warnings.simplefilter('ignore', DeprecationWarning)
Atspi.init()
Atspi.set_timeout(2000, 5000)

# Under a checker everything takes longer: PS_PATIENCE=4 waits four times as long.
PATIENCE = float(os.environ.get('PS_PATIENCE', '1'))

# Roles were renamed between at-spi2-core 2.46 (Debian 12) and 2.56 (Debian 13), and menu buttons
# became toggle buttons.
ROLES = {
    'button': ('push button', 'button', 'toggle button'),
    'push button': ('push button', 'button', 'toggle button'),
    'entry': ('text', 'entry', 'password text'),
    'text': ('text', 'entry', 'password text'),
    'label': ('label', 'static'),
}
WINDOWS = ('frame', 'dialog', 'window', 'alert')


def is_hidden(node):
    """Whether it is a page of a stack that is not seen (ps_a11y_stack). GTK 4.8 still lists it with
    everything on it, but takes its name away: else it would have that of its type."""
    return (node.get_role_name() == 'panel' and not node.get_name()
            and node.get_component_iface() is None)


def walk(node):
    """The node and everything below it that is seen, in order."""
    try:
        if is_hidden(node):
            return
    except GLib.Error:
        return
    yield node
    try:
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child:
                yield from walk(child)
    except GLib.Error:
        return


def plain(name):
    """A name without mnemonic marks; GTK 4.8 reads a button with one as "_Start Start"."""
    name = (name or '').replace('_', '')
    half = len(name) // 2
    twice = len(name) % 2 and name[half] == ' ' and name[:half] == name[half + 1:]
    return name[:half] if twice else name


def name_of(node):
    """The accessible name, found the way a screen reader finds it."""
    name = plain(node.get_name())
    if name:
        return name
    for relation in node.get_relation_set() or []:
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return ' '.join(plain(relation.get_target(i).get_name())
                            for i in range(relation.get_n_targets()))
    # GTK 4.18 leaves the name of menu items empty and points to their label; 4.8 fills it in.
    if 'menu item' in node.get_role_name():
        for child in walk(node):
            if child.get_role_name() in ROLES['label']:
                return plain(child.get_name())
    return ''


def wait(question, what, limit=10):
    """The first true answer to question; AssertionError naming what after limit seconds."""
    end = time.monotonic() + limit * PATIENCE
    while time.monotonic() < end:
        try:
            answer = question()
            if answer:
                return answer
        except GLib.Error:
            pass
        time.sleep(0.03)
    raise AssertionError('timed out waiting for ' + what)


def box(node):
    """Where the node is in its window. GTK 4.8 sets SHOWING on windows only: what can be seen has
    an extent that is not empty."""
    return Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)


def text_of(node):
    """The text in an entry or a text view. In GTK 4.8 the end -1 gives nothing."""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Focus:
    """Where the focus goes, by what the accessibility bus tells of it."""

    def __init__(self, app):
        self.app = app
        self.last = None
        self.listener = Atspi.EventListener.new(self._focused_cb)

    def _focused_cb(self, event):
        try:
            source = event.source
            if event.detail1 and source.get_application().get_process_id() == self.app.process.pid:
                self.last = source
        except GLib.Error:
            pass

    def __enter__(self):
        # A menu gives the focus to what is under the pointer whenever it is laid out anew, as when
        # the clock in the window behind it goes on: so the pointer is put into the corner.
        place = subprocess.check_output(['xdotool', 'getmouselocation'], text=True)
        self.pointer = re.match(r'x:(\d+) y:(\d+)', place).groups()
        subprocess.check_call(['xdotool', 'mousemove', '9999', '9999'])
        self.listener.register('object:state-changed:focused')
        return self

    def __exit__(self, *error):
        self.listener.deregister('object:state-changed:focused')
        # Where no window has the keyboard, the one under the pointer has: there is no window manager.
        subprocess.check_call(['xdotool', 'mousemove', *self.pointer])

    def press(self, key):
        """What a key gives the focus to, or None where it stays: it is heard of at once or never."""
        context = GLib.MainContext.default()
        # What is still on its way was not this key's doing.
        while context.iteration(False):
            pass
        self.last = None
        self.app.keys(key)
        end = time.monotonic() + 1.0 * PATIENCE
        while self.last is None and time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.002)
        return self.last


class App:
    """A running application; title is what its main window is called."""

    def __init__(self, command, title, env=None):
        self.title = title
        self.process = subprocess.Popen(command, env=dict(os.environ, **(env or {})))
        self.root = wait(self._find_root, f'{command[0]} on the accessibility bus', 30)
        wait(self.root.get_child_count, 'the first window', 30)

    def _find_root(self):
        if self.process.poll() is not None:
            raise AssertionError(f'the application ended with status {self.process.returncode}')
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app and app.get_process_id() == self.process.pid:
                return app
        return None

    # Looking

    def _seen(self, role, name=None, under=None):
        """What is to be seen of that role and name now, one after the other."""
        for node in walk(under or self.root):
            try:
                if node.get_role_name() not in ROLES.get(role, (role,)):
                    continue
                if name is not None and name_of(node) != name:
                    continue
                extent = box(node)
                if role not in WINDOWS and (extent.width <= 0 or extent.height <= 0):
                    continue
            except GLib.Error:
                continue
            yield node

    def find_all(self, role, name=None, under=None):
        """Everything to be seen of that role and name now."""
        return list(self._seen(role, name, under))

    def find(self, role, name=None, under=None):
        return next(self._seen(role, name, under), None)

    def get(self, role, name=None, under=None, limit=10):
        """The same, waited for."""
        return wait(lambda: self.find(role, name, under), f'{role} "{name}"', limit)

    def gone(self, role, name=None, limit=10):
        wait(lambda: not self.find(role, name), f'{role} "{name}" to go away', limit)

    def names(self, role):
        return [name_of(node) for node in self.find_all(role)]

    def windows(self):
        """Titles of the open windows: what a screen reader says when one gets the focus."""
        return [name_of(self.root.get_child_at_index(i)) for i in range(self.root.get_child_count())]

    def labels(self, under=None):
        """The words on the screen."""
        return [name_of(node) for node in self.find_all('label', under=under)]

    def says(self, words, limit=10):
        """Wait until some label holds these words; the whole label."""
        return wait(lambda: next((l for l in self.labels() if words in l), None),
                    f'a label with "{words}"', limit)

    def focused(self):
        return [(node.get_role_name(), name_of(node)) for node in walk(self.root)
                if node.get_state_set().contains(Atspi.StateType.FOCUSED)]

    # Doing, through the accessibility bus

    def press(self, role, name=None, under=None):
        # A GtkMenuButton of 4.8 is two nested buttons, and only the inner one can be pressed.
        # Nobody can press what is grey, though the bus would.
        def pressable():
            return next((node for node in self.find_all(role, name, under)
                         if Atspi.Action.get_n_actions(node) > 0 and self.can_press(node)), None)
        Atspi.Action.do_action(wait(pressable, f'{role} "{name}" that can be pressed'), 0)

    def can_press(self, node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    def menu_item(self, name, index=0):
        """Choose from the open menu: by name, or by position where GTK 4.18 gives none."""
        items = wait(lambda: self.find_all('menu item'), 'a menu')
        chosen = next((item for item in items if name_of(item) == name), items[index])
        Atspi.Action.do_action(chosen, 0)

    def fill(self, name, words, under=None):
        node = self.get('text', name, under)
        Atspi.EditableText.set_text_contents(node, words)
        return node

    # Doing, with real keys and a real pointer

    def _x_windows(self):
        return subprocess.check_output(['xdotool', 'search', '--sync', '--onlyvisible', '--pid',
                                        str(self.process.pid)], text=True).split()

    def x_windows(self):
        """How many windows are on the screen; on the bus there can be more for a moment."""
        return len(self._x_windows())

    def _x_window(self):
        return self._x_windows()[-1]

    def focus(self):
        """Give the window the keyboard: without a window manager nobody else does."""
        subprocess.check_call(['xdotool', 'windowfocus', '--sync', self._x_window()])

    def keys(self, *names):
        subprocess.check_call(['xdotool', 'key', '--clearmodifiers', *names])

    def tab_to(self, name):
        """Press Tab until something of that name has the focus. In GTK 4.8 the bus cannot give it."""
        if any(said == name for _, said in self.focused()):
            return
        with Focus(self) as focus:
            for _ in range(150):
                node = focus.press('Tab')
                if node is not None and name_of(node) == name:
                    return
        raise AssertionError(f'Tab does not come to "{name}"')

    def key_on(self, key, name):
        """Press a key where there is no action to do: on a row, a tab, a check button."""
        self.tab_to(name)
        self.keys(key)

    def type(self, words):
        subprocess.check_call(['xdotool', 'type', '--delay', '10', words])

    def resize(self, width, height):
        subprocess.check_call(['xdotool', 'windowsize', '--sync', self._x_window(),
                               str(width), str(height)])

    def click(self, role, name=None):
        """A click in the middle of what was found by name."""
        extent = box(self.get(role, name))
        window = self._x_window()
        geometry = subprocess.check_output(['xdotool', 'getwindowgeometry', '--shell', window],
                                           text=True)
        width = int(geometry.split('WIDTH=')[1].split()[0])
        # Extents count from the root widget and not from the X window: 4.8 from inside the border
        # there is without a compositor, 4.18 is off by it twice.
        frame = box(self.get('frame'))
        off = -2 * frame.x if frame.x < 0 else (width - frame.width) // 2
        subprocess.check_call(['xdotool', 'mousemove', '--window', window,
                               str(extent.x + extent.width // 2 + off),
                               str(extent.y + extent.height // 2 + off), 'click', '1'])

    def picture(self, path):
        """What the screen shows, as a PNG file."""
        subprocess.check_call(['import', '-window', 'root', path])

    # Ending

    def kill(self):
        """As a power cut would: no chance to save anything."""
        self.process.kill()
        self.process.wait()

    def quit(self, expected=0):
        """Ask it to end, and expect it to do so cleanly."""
        self.process.terminate()
        try:
            status = self.process.wait(15 * PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        assert status == expected, f'the application ended with status {status}'

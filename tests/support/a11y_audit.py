#!/usr/bin/python3
"""Walk a window with the Tab key and count the stops that a screen reader cannot name.

usage: headless.sh a11y_audit.py MOST CMD ARG ...

Prints each stop, and ends with status 1 when one is nameless or read twice, when Tab does not come
round to where it began, or when a button anywhere in the window has no name. Also used as a module: audit(app).
"""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import atui  # noqa: E402
from atui import Atspi, GLib  # noqa: E402

# A widget without a name is read as the name of its type.
TYPE_NAME = re.compile(r'^(Gtk|Adw|Ps)[A-Z]')
# More stops than any place has; where Tab is still not back after them it is never.
MOST = 150


def nameless(name):
    return not name or TYPE_NAME.match(name) is not None


def misread(raw):
    """What is wrong with a name as it is read aloud: with a mnemonic's mark in it, or with what it
    begins with again at its end, as from a label and a title. None when nothing is."""
    if re.search(r'_\w', raw):
        return 'with a mnemonic in it'
    words = re.findall(r'[\w’\'+−-]+', raw.lower())
    for count in range(1, len(words) // 2 + 1):
        if words[:count] == words[-count:] and (count > 1 or len(words) == 2):
            return 'read twice'
    return None


class Walk:
    """Where Tab goes."""

    def __init__(self, app):
        self.app = app
        self.stops = []          # what had the focus, in order: each a node
        self.said = []           # its role and name, as they were then
        self.raw = []            # its name as it is read, with all that is wrong with it
        self.back = False        # whether Tab came round to the first of them

    def run(self, most=MOST):
        with atui.Focus(self.app) as focus:
            while len(self.stops) < most:
                node = focus.press('Tab')
                if node is None or node in self.stops:
                    self._end(node)
                    break
                self.stops.append(node)
                self.said.append((node.get_role_name(), atui.name_of(node)))
                self.raw.append(node.get_name() or '')
        return self

    def _end(self, node):
        if node is None:
            # One thing that takes the focus is no trap. Else something swallows the key.
            self.back = len(self.stops) <= 1 and len(self.app.focused()) == 1
            if not self.stops and self.back:
                self.said.append(self.app.focused()[0])
        else:
            # A list is entered where it was left, so that it counts as one.
            first = self.stops[0]
            self.back = node == first or (
                node.get_role_name() == first.get_role_name() == 'list item'
                and node.get_parent() == first.get_parent())

    def trap(self):
        """Why Tab does not come round, as a sentence; None when it does."""
        if self.back:
            return None
        if not self.said:
            return 'nothing has the focus'
        if len(self.stops) >= MOST:
            return f'Tab is not back after {MOST} stops'
        return f'Tab does not come back to {self.said[0]} after {self.said[-1]}'


def wrong_buttons(app, under=None):
    """Buttons that have no name, wherever they are."""
    wrong = []
    for node in app.find_all('button', under=under):
        try:
            if Atspi.Action.get_n_actions(node) > 0 and nameless(atui.name_of(node)):
                extent = atui.box(node)
                wrong.append(f'a button at {extent.x},{extent.y} without a name')
        except GLib.Error:
            # A list was made anew under the one who looks.
            continue
    return wrong


def audit(app, most=MOST):
    """What is wrong in the window that has the keyboard, as sentences; and the stops, each a role
    and a name, for a person to read."""
    walk = Walk(app).run(most)
    wrong = [f'Tab stop {i + 1}: {role} without a name'
             for i, (role, name) in enumerate(walk.said) if nameless(name)]
    wrong += [f'Tab stop {i + 1}: “{raw}” {misread(raw)}'
              for i, raw in enumerate(walk.raw) if misread(raw)]
    if walk.trap():
        wrong.append(walk.trap())
    return wrong + wrong_buttons(app), walk.said


if __name__ == '__main__':
    app = atui.App(sys.argv[2:], '.*')
    app.focus()
    wrong, stops = audit(app, int(sys.argv[1]))
    for stop in stops:
        print(stop)
    for sentence in wrong:
        print('WRONG', sentence)
    print(f'{len(stops)} stops, {len(wrong)} wrong')
    app.kill()
    sys.exit(1 if wrong else 0)

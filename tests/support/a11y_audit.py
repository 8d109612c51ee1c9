#!/usr/bin/python3
"""Walk a window with the Tab key and count the stops that a screen reader cannot name.

usage: headless.sh a11y_audit.py STOPS CMD ARG ...

Prints each stop, and ends with status 1 when one is nameless or takes no focus at all, or when a
button anywhere in the window has no name. Also used as a module: audit(app, stops).
"""

import os
import re
import sys
import threading

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import atui  # noqa: E402
from atui import Atspi  # noqa: E402
from gi.repository import GLib  # noqa: E402

# A widget without a name is read as the name of its type.
TYPE_NAME = re.compile(r'^(Gtk|Adw|Ps)[A-Z]')


def nameless(name):
    return not name or TYPE_NAME.match(name) is not None


def tab_stops(app, count):
    """Role and name of what each of count Tabs gives the focus to; None where nothing got it."""
    heard = threading.Event()
    last = []
    stops = []

    def focused_cb(event):
        try:
            source = event.source
            if event.detail1 and source.get_application().get_process_id() == app.process.pid:
                last[:] = [(source.get_role_name(), atui.name_of(source))]
                heard.set()
        except GLib.Error:
            pass

    def press_tabs():
        for _ in range(count):
            heard.clear()
            last.clear()
            app.keys('Tab')
            # A stop is heard of at once or never, where the focus is trapped.
            heard.wait(1.0 * atui.PATIENCE)
            stops.append(last[0] if last else None)
        GLib.idle_add(Atspi.event_quit)

    listener = Atspi.EventListener.new(focused_cb)
    listener.register('object:state-changed:focused')
    threading.Thread(target=press_tabs, daemon=True).start()
    Atspi.event_main()
    listener.deregister('object:state-changed:focused')
    return stops


def audit(app, count):
    """What is wrong, as sentences; and the stops, for a person to read."""
    app.focus()
    stops = tab_stops(app, count)
    wrong = [f'Tab stop {i + 1}: {"nothing has the focus" if stop is None else f"{stop[0]} without a name"}'
             for i, stop in enumerate(stops) if stop is None or nameless(stop[1])]
    for node in app.find_all('button'):
        if Atspi.Action.get_n_actions(node) > 0 and nameless(atui.name_of(node)):
            extent = atui.box(node)
            wrong.append(f'a button at {extent.x},{extent.y} without a name')
    return wrong, stops


if __name__ == '__main__':
    app = atui.App(sys.argv[2:], '.*')
    wrong, stops = audit(app, int(sys.argv[1]))
    for stop in stops:
        print(stop)
    for sentence in wrong:
        print('WRONG', sentence)
    print(f'{len(stops)} stops, {len(wrong)} wrong')
    app.kill()
    sys.exit(1 if wrong else 0)

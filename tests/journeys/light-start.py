#!/usr/bin/python3
"""While it is locked the program has not loaded what draws SVGs, which would take more than all of it.

usage: headless.sh light-start.py PEERSIDE
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from people import ctl  # noqa: E402
from person import Person, Tap, wait  # noqa: E402

tap = Tap()
vault = os.path.join(os.environ['HOME'], 'vault')
ctl(vault, 'init', '--clinic', 'Birch Street Clinic')
person = Person(sys.argv[1], vault)
person.get('password text', 'Passphrase', limit=30)


def said(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout


def icons():
    """What the window manager is told to show: that comes after the first frame."""
    return [text for text in (said('xprop', '-id', window, '_NET_WM_ICON') for window in said(
        'xdotool', 'search', '--pid', str(person.process.pid)).split()) if 'Icon (' in text]


tap.claim(wait(icons, 'the icon of the window'), 'the window has its icon')
with open(f'/proc/{person.process.pid}/maps', encoding='utf-8') as file:
    loaded = file.read()
tap.claim('libgtk-4' in loaded and 'librsvg' not in loaded, 'nothing that is seen is an SVG')
person.kill()
tap.end()

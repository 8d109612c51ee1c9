#!/usr/bin/python3
"""The screen is locked, or the machine goes to sleep: so does the vault, before it does.

usage: headless.sh nobody-there.py PEERSIDE

The login manager and the screen saver are played by this script itself, run once more with "desktop".
"""

import os
import select
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

LOGIN = """<node><interface name="org.freedesktop.login1.Manager">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="h" direction="out"/></method>
<signal name="PrepareForSleep"><arg type="b"/></signal></interface></node>"""
SAVER = """<node><interface name="org.gnome.ScreenSaver">
<method name="GetActive"><arg type="b" direction="out"/></method>
<signal name="ActiveChanged"><arg type="b"/></signal></interface></node>"""

SESSION = """<node><interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
</interface></node>"""
CLIENT = """<node><interface name="org.gnome.SessionManager.ClientPrivate">
<method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>"""


def desktop():
    """Say what happens as it is told to, and how many are waited for."""
    from gi.repository import Gio, GLib
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    waited_for = []

    def call(_bus, _sender, _path, _interface, method, given, invocation):
        answers = {'GetActive': GLib.Variant('(b)', (False,)), 'UnregisterClient': None,
                   'RegisterClient': GLib.Variant('(o)', ('/org/gnome/SessionManager/Client1',)),
                   'EndSessionResponse': None}
        if method in answers:
            invocation.return_value(answers[method])
            return
        ours, theirs = os.pipe()
        waited_for.append((ours, given.unpack()))
        fds = Gio.UnixFDList.new()
        fds.append(theirs)
        os.close(theirs)
        invocation.return_value_with_unix_fd_list(GLib.Variant('(h)', (0,)), fds)

    for path, xml in (('/org/freedesktop/login1', LOGIN), ('/org/gnome/ScreenSaver', SAVER),
                      ('/org/gnome/SessionManager', SESSION),
                      ('/org/gnome/SessionManager/Client1', CLIENT)):
        bus.register_object(path, Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0], call, None, None)
    for name in ('org.freedesktop.login1', 'org.gnome.ScreenSaver', 'org.gnome.SessionManager'):
        bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                      'RequestName', GLib.Variant('(su)', (name, 4)), None, 0, -1, None)

    def say(path, interface, signal, value):
        bus.emit_signal(None, path, interface, signal, GLib.Variant('(b)', (value,)))
        bus.flush_sync()

    def told(channel, _condition):
        word = channel.readline().strip()
        if word in ('sleep', 'wake'):
            say('/org/freedesktop/login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep',
                word == 'sleep')
        elif word in ('locked', 'unlocked'):
            say('/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver', 'ActiveChanged', word == 'locked')
        elif word == 'count':
            open_ones = [given for end, given in waited_for
                         if not select.select([end], [], [], 0)[0]]
            print(len(open_ones), *{given[0] + ' ' + given[3] for given in open_ones}, flush=True)
        return bool(word)

    GLib.io_add_watch(sys.stdin, GLib.IO_IN, told)
    print('ready', flush=True)
    GLib.MainLoop().run()


if sys.argv[1] == 'desktop':
    desktop()
    sys.exit()

from person import Person, Tap, wait  # noqa: E402

tap = Tap()
os.environ['DBUS_SYSTEM_BUS_ADDRESS'] = os.environ['DBUS_SESSION_BUS_ADDRESS']
played = subprocess.Popen([sys.executable, os.path.abspath(__file__), 'desktop'], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE)
played.stdout.readline()


def tell(word):
    played.stdin.write(word + '\n')
    played.stdin.flush()


def count():
    tell('count')
    return played.stdout.readline().split(maxsplit=1)


def is_locked(person):
    return person.find('password text', 'Passphrase') is not None


person = Person(sys.argv[1])
person.set_up()
wait(lambda: count()[0] == '1', 'the machine to be asked to wait')
tap.claim(count()[1].strip() == 'sleep delay', 'the machine waits before it sleeps', count())

tell('sleep')
wait(lambda: is_locked(person), 'the vault to lock')
tap.claim(True, 'the vault is locked when the machine is about to sleep')
wait(lambda: count()[0] == '0', 'the machine to sleep')
tap.claim(True, 'and then the machine sleeps')
tell('wake')
person.unlock()
person.page('Today', limit=30)
wait(lambda: count()[0] == '1', 'the machine to be asked to wait again')
tap.claim(True, 'the next time it waits again')

tell('unlocked')
person.open_page('Roster')
tap.claim(not is_locked(person), 'a screen that is not locked locks nothing')
tell('locked')
wait(lambda: is_locked(person), 'the vault to lock')
tap.claim(True, 'the vault is locked with the screen')
person.quit()
wait(lambda: count()[0] == '0', 'nobody to be waited for')
tap.claim(True, 'and nobody is waited for when the program has ended')
played.stdin.close()
played.terminate()
played.wait()
tap.end()

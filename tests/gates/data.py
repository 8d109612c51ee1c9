#!/usr/bin/python3
"""What the desktop reads about Peerside is right by the desktop's own checkers."""

import glob
import os
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree

import gate

BUILT = os.path.join(os.environ['PS_BUILD_ROOT'], 'data')
DATA = os.path.join(gate.ROOT, 'data')
NAME = 'org.peerside.Peerside'

tap = gate.Tap()


def accepts(command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          check=False, text=True)
    return done.returncode == 0, done.stdout.splitlines()


def held(what, command, path, good, bad):
    """The command accepts the file as it is, and not once good in it has become bad."""
    accepted, said = accepts(command + [path])
    tap.claim(accepted, what, said)
    with open(path, encoding='utf-8') as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as folder:
        damaged = os.path.join(folder, os.path.basename(path))
        gate.plant(folder, {os.path.basename(path): text.replace(good, bad)})
        accepted, said = accepts(command + [damaged])
        tap.claim(good in text and not accepted, f'planted fault is seen: {what}', said)


held('the desktop file is valid', ['desktop-file-validate'],
     os.path.join(BUILT, NAME + '.desktop'), 'Type=Application', 'Type=Programme')
held('the metainfo is valid', ['appstreamcli', 'validate', '--no-net', '--pedantic'],
     os.path.join(BUILT, NAME + '.metainfo.xml'), '<id>', '<id>no name ')

with tempfile.TemporaryDirectory() as folder:
    schema = os.path.join(folder, NAME + '.gschema.xml')
    shutil.copy(os.path.join(DATA, NAME + '.gschema.xml'), schema)
    compiler = ['glib-compile-schemas', '--strict', '--dry-run', folder]
    good, said = accepts(compiler)
    tap.claim(good, 'the settings are valid', said)
    with open(schema, encoding='utf-8') as file:
        text = file.read()
    gate.plant(folder, {NAME + '.gschema.xml': text.replace('<default>5</default>',
                                                           '<default>0</default>')})
    good, said = accepts(compiler)
    tap.claim(not good, 'planted fault is seen: a default outside its range', said)

# Settings are kept in the open. Nothing about a person may be among them.
keys = [key.get('name') for key in
        xml.etree.ElementTree.parse(os.path.join(DATA, NAME + '.gschema.xml')).iter('key')]
personal = [key for key in keys
            if any(word in key for word in ('name', 'member', 'clinic', 'phone', 'user', 'recent', 'path'))]
tap.claim(keys and not personal, 'no setting is about a person', personal)

icons = glob.glob(os.path.join(DATA, '..', 'icons', 'hicolor', '*', 'apps', NAME + '*.svg'))
tap.claim(len(icons) == 2, 'there is one full icon and one symbolic', icons)
for path in icons:
    try:
        root = xml.etree.ElementTree.parse(path).getroot()
        size = root.get('width'), root.get('height')
        wanted = ('16', '16') if 'symbolic' in path else ('128', '128')
        tap.claim(size == wanted, f'{os.path.basename(path)} has the size of its kind', [str(size)])
    except xml.etree.ElementTree.ParseError as error:
        tap.claim(False, f'{path} can be read', [str(error)])

tap.end()

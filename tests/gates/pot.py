#!/usr/bin/python3
"""The template for translators is current, and uses the words of the field."""

import difflib
import os
import re
import subprocess
import sys
import tempfile

import gate

POT = 'po/peerside.pot'

# Words for people that Peerside does not use, and what it says instead. The words of a law are as they
# are: 42 CFR 2.31 (a)(5).
AVOIDED = [
    (r'(?<!at the request of the )\bpatients?\b(?!-led)', 'member'),
    (r'\bclients?\b', 'member'),
    (r'\bsessions?\b', 'meeting'),
    (r'\bmandated\b', 'plan requirement'),
    (r'\bdropped out\b', 'left the group, moved on'),
    (r'\baddicts?\b|\bsubstance abuse\b', 'wording without stigma'),
    (r'\brelapsed?\b', 'set-back'),
]


def messages(text):
    """Each msgid of a template with the files it comes from."""
    for entry in re.split(r'\n\n+', text)[1:]:
        where = ' '.join(re.findall(r'^#: (.*)$', entry, re.MULTILINE))
        for kind in ('msgid', 'msgid_plural'):
            match = re.search(rf'^{kind} ((?:".*"\n?)+)', entry, re.MULTILINE)
            if match:
                yield where, ''.join(re.findall(r'"(.*)"', match[1]))


def words(root):
    complaints = []
    for where, message in messages(gate.read(root, POT)):
        for pattern, instead in AVOIDED:
            match = re.search(pattern, message, re.IGNORECASE)
            if match:
                complaints.append(f'{where}: “{match[0]}” in “{message[:70]}”: say {instead}')
    return complaints


def entry(message):
    return {POT: f'# head\n\n#: src/a.c\nmsgid ""\n"{message}"\nmsgstr ""\n'}


def unwrapped(template):
    """The lines of a template, each string on one: versions of gettext wrap differently."""
    return subprocess.run(['msgcat', '--no-wrap', '-'], input=template, stdout=subprocess.PIPE,
                          check=True, text=True).stdout.splitlines()


tap = gate.Tap()
current = subprocess.run([os.path.join(gate.ROOT, 'build-aux', 'update-po'), '--print'],
                         stdout=subprocess.PIPE, check=True, text=True).stdout
difference = list(difflib.unified_diff(unwrapped(gate.read(gate.ROOT, POT)), unwrapped(current),
                                       'in the tree', 'from the strings', n=0, lineterm=''))
tap.claim(not difference, 'po/peerside.pot is current', difference[:40] + ['run build-aux/update-po'])
tap.claim(current.count('\nmsgid "') > 20, 'xgettext found the strings')

field = gate.Gate('words for people are the words of the field', words)
field.fault('patients', entry('All patients'), 'patients')
field.fault('a session', entry('Start the session'), 'session')
field.innocent('members, the patient-led model', entry('A patient-led group and its members'))
field.innocent('the words of the rule', entry('at the request of the patient'))
field.run(tap)

# The pseudo-translation that long text is looked at with has to be as sound as a real one.
with tempfile.TemporaryDirectory() as folder:
    made = os.path.join(folder, 'de.po')
    subprocess.run([sys.executable, os.path.join(gate.ROOT, 'tests', 'support', 'pseudo.py'),
                    os.path.join(gate.ROOT, POT), 'de', made], check=True)
    done = subprocess.run(['msgfmt', '--check', '--check-accelerators=_', '--output=/dev/null', made],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, text=True)
    tap.claim(done.returncode == 0, 'the pseudo-translation is sound', done.stdout.splitlines()[:20])
tap.end()

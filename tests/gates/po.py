#!/usr/bin/python3
"""Every file with words for people is known to the translators, and every translation is sound."""

import os
import re
import subprocess

import gate

# Calls of gettext in C with a literal, and what is marked in templates and data.
C_CALL = re.compile(r'(?<![\w])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dgettext|gettext)\s?\(\s*(?:"|GETTEXT_PACKAGE)')
XML_MARK = re.compile(r'translatable="(?:yes|true|1)"')


def has_words(path, text):
    if path.endswith(('.desktop.in', '.metainfo.xml.in', '.gschema.xml')):
        return True
    if re.match(r'data/content/.*\.xml$', path):
        return True
    if path.endswith('.ui'):
        return XML_MARK.search(text)
    return path.endswith(('.c', '.h')) and C_CALL.search(gate.without_comments(text))


def listed(root, name):
    lines = gate.read(root, 'po/' + name).splitlines()
    return [line for line in lines if line.strip() and not line.startswith('#')]


def potfiles(root):
    files = [p for p in gate.tracked(root) if re.match(r'(src|data)/', p)]
    with_words = {p for p in files if has_words(p, gate.read(root, p))}
    known = listed(root, 'POTFILES.in')
    complaints = [f'{p}: has words for people and is missing from po/POTFILES.in'
                  for p in sorted(with_words - set(known))]
    complaints += [f'po/POTFILES.in: names {p}, which is not there or has no words'
                   for p in known if p not in with_words]
    if known != sorted(set(known)):
        complaints.append('po/POTFILES.in: is not sorted, or names a file twice '
                          '(LC_ALL=C sort -u -o po/POTFILES.in po/POTFILES.in)')
    return complaints


def translations(root):
    languages = listed(root, 'LINGUAS')
    there = sorted(p[3:-3] for p in gate.tracked(root) if re.match(r'po/[^/]*\.po$', p))
    complaints = []
    if languages != there:
        complaints.append(f'po/LINGUAS: says {languages}, but the translations are {there}')
    for language in there:
        path = f'po/{language}.po'
        done = subprocess.run(
            ['msgfmt', '--check', '--check-accelerators=_', '--output=/dev/null',
             os.path.join(root, path)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            complaints += [f'{path}: {line}' for line in done.stdout.splitlines()]
    return complaints


HEADER = ('msgid ""\nmsgstr ""\n"Project-Id-Version: p\\n"\n"PO-Revision-Date: 2025-01-01\\n"\n'
          '"Last-Translator: a\\n"\n"Language-Team: a\\n"\n"Language: de\\n"\n"MIME-Version: 1.0\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n\n')

files = gate.Gate('every file with words for people is in po/POTFILES.in', potfiles)
files.fault('a C file', {'src/ui/app/ps-a.c': 'g_print (_("Hello"));\n', 'po/POTFILES.in': ''})
files.fault('a plural', {'src/ui/app/ps-a.c': 'ngettext ("%u", "%u", n);\n', 'po/POTFILES.in': ''})
files.fault('a template', {'src/ui/app/a.ui': '<property name="label" translatable="yes">A</property>\n',
                           'po/POTFILES.in': ''})
files.fault('built-in content', {'data/content/a.xml': '<a/>\n', 'po/POTFILES.in': ''})
files.fault('a file that went away', {'po/POTFILES.in': 'src/ui/app/ps-gone.c\n'})
files.fault('not sorted', {'po/POTFILES.in': 'src/b.c\nsrc/a.c\n',
                           'src/a.c': '_("A");\n', 'src/b.c': '_("B");\n'})
files.innocent('words in comments, code without words', {
    'src/ui/app/ps-a.c': '/* _("Hello") */ dngettext_like ("a");\n', 'po/POTFILES.in': '# none\n'})

sound = gate.Gate('every translation is sound', translations)
sound.fault('a number becomes a text', {
    'po/de.po': HEADER + '#, c-format\nmsgid "%u members"\nmsgstr "%s Mitglieder"\n',
    'po/LINGUAS': 'de\n'})
sound.fault('a mnemonic is lost', {
    'po/de.po': HEADER + 'msgid "_Start"\nmsgstr "Beginnen"\n', 'po/LINGUAS': 'de\n'})
sound.fault('a language nobody can choose', {'po/LINGUAS': '# none\n', 'po/de.po': HEADER}, 'po/LINGUAS')
sound.innocent('a sound translation', {
    'po/de.po': HEADER + 'msgid "_Start"\nmsgstr "_Beginnen"\n', 'po/LINGUAS': 'de\n'})

gate.main(files, sound)

#!/usr/bin/python3
"""What stands in the tree: top level, size of files, unfinished work, hosts of package archives,
lists without a name."""

import os
import re
import subprocess
from xml.etree import ElementTree

import gate

TOP = {'src', 'data', 'po', 'icons', 'tests', 'meson.build', 'README.md', 'COPYING',
       'build-aux', '.ci', 'meson_options.txt'}
LONGEST = 400
TEXT = re.compile(r'(\.(c|h|py|sh|ui|css|xml|in|its|loc|sql|md|build|txt|svg)|^[^.]*)$')
# In two halves, so that this file does not hold the words itself.
UNFINISHED = re.compile(r'\b(' + '|'.join(['TO' 'DO', 'FIX' 'ME', 'XX' 'X']) + r')\b')


def top_level(root):
    entries = {path.split('/')[0] for path in gate.tracked(root)}
    return [f'{entry}: is not one of the entries agreed on for the top level'
            for entry in sorted(entries) if entry not in TOP and not entry.startswith('.')]


def size(root):
    complaints = []
    for path in gate.tracked(root):
        if re.match(r'src/.*\.c$', path):
            lines = gate.read(root, path).count('\n')
            if lines > LONGEST:
                complaints.append(f'{path}: has {lines} lines, over {LONGEST}: it is two things')
    return complaints


def texts(root, pattern):
    """Path, line number and match of pattern in every text file."""
    for path in gate.tracked(root):
        if path == 'COPYING' or not TEXT.search(path.split('/')[-1]) or path.startswith('tests/data/'):
            continue
        text = gate.read(root, path)
        for match in pattern.finditer(text):
            yield path, gate.line_of(text, match.start()), match[0]


def unfinished(root):
    return [f'{path}:{line}: {word}' for path, line, word in texts(root, UNFINISHED)]


def archive_hosts():
    """Where this machine's package managers fetch from: asked for, never written down."""
    try:
        sites = subprocess.run(['apt-get', 'indextargets', '--format', '$(SITE)'],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return []
    return sorted({m for m in re.findall(r'//([^/\s]+)', sites) if '.' in m})


HOSTS = archive_hosts() or ['archive.invalid']


def hosts(root):
    pattern = re.compile('|'.join(re.escape(host) for host in HOSTS))
    return [f'{path}:{line}: names the package archive {host}'
            for path, line, host in texts(root, pattern)]


def unnamed_lists(root):
    """A list without a name of its own is read out by that of its type: “GtkListBox”."""
    complaints = []
    for path in gate.tracked(root):
        if not path.endswith('.ui'):
            continue
        for node in ElementTree.fromstring(gate.read(root, path)).iter('object'):
            named = node.findall('accessibility/*[@name="label"]') + \
                node.findall('accessibility/*[@name="labelled-by"]')
            if node.get('class') in ('GtkListBox', 'GtkListView') and not named:
                complaints.append(f'{path}: a {node.get("class")} “{node.get("id", "")}” has no name')
    return complaints


def runnable(root):
    """What begins with the name of its interpreter is meant to be run, and what is not has none."""
    return [f'{path}: begins with "#!" and cannot be run'
            for path in gate.tracked(root)
            if gate.read(root, path).startswith('#!') and not os.access(os.path.join(root, path), os.X_OK)]


top = gate.Gate('the top level holds what was agreed on', top_level)
top.fault('a folder of notes', {'notes/idea.md': 'an idea\n'}, 'notes')
top.innocent('agreed entries and dot files', {'src/a.c': '', '.editorconfig': '', 'README.md': ''})

lines = gate.Gate('no C file is over 400 lines', size)
lines.fault('401 lines', {'src/ui/app/ps-all.c': '\n' * 401})
lines.innocent('400 lines, and a long test', {'src/a.c': '\n' * 400, 'tests/a.c': '\n' * 900})

done = gate.Gate('nothing is left to be done later', unfinished)
done.fault('a note to oneself in C', {'src/base/ps-a.c': '/* TO' 'DO: later */\n'})
done.fault('one in a script without a suffix', {'build-aux/run': '# FIX' 'ME\n'})
done.innocent('a word that holds it', {'src/base/ps-a.c': '/* mastodon */ int TO' 'DOS;\n'})

archives = gate.Gate('no host of a package archive is named', hosts)
archives.fault('a mirror in a script', {'build-aux/run': f'fetch {HOSTS[0]}/x\n'})

scripts = gate.Gate('a script can be run', runnable)
scripts.fault('a script as it was made', {'tests/journeys/walk.py': '#!/usr/bin/python3\n'})
scripts.innocent('what is only read', {'tests/support/words.py': '"""Words."""\n'})

lists = gate.Gate('a list has a name for a screen reader', unnamed_lists)
lists.fault('one in a template', {'src/ui/a.ui': '<interface><object class="GtkListBox"/></interface>'})
lists.innocent('one that has', {'src/ui/a.ui': '<interface><object class="GtkListView"><accessibility>'
                                '<property name="label">People</property></accessibility></object>'
                                '</interface>'})

gate.main(top, lines, done, archives, scripts, lists)

"""What the gates share: reading the tree, planting faults, and speaking TAP.

A gate is a function check(root) that gives a list of complaints about the tree
at root. Gate.run() holds it to the real tree, and then to small trees with a
planted fault each: a gate that lets one of those through fails itself.
"""

import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))


def tracked(root):
    """Paths, relative to root, of the files that belong to the project there.

    In a checkout that is what git knows of or would add; in a copy without git,
    all but build folders.
    """
    if os.path.exists(os.path.join(root, '.git')):
        try:
            names = subprocess.run(
                ['git', '-c', 'safe.directory=*', '-C', root, 'ls-files', '-z',
                 '--cached', '--others', '--exclude-standard'],
                stdout=subprocess.PIPE, check=True, text=True).stdout.split('\0')
            # A file deleted but not yet committed as such is still listed.
            return sorted({n for n in names if n and os.path.isfile(os.path.join(root, n))})
        except (OSError, subprocess.CalledProcessError):
            pass
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders if f not in ('.git', '__pycache__')
                      and not (folder == root and (f.startswith('_build') or f == 'build'))]
        found += [os.path.relpath(os.path.join(folder, n), root) for n in names
                  if not n.endswith('~')]
    return sorted(found)


def read(root, path):
    """A file as text; bytes that are not UTF-8 become replacement characters."""
    with open(os.path.join(root, path), encoding='utf-8', errors='replace') as file:
        return file.read()


def without_comments(text):
    """C with comments blanked out. Lines and columns stay where they were."""
    pattern = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*'

    def blank(match):
        token = match[0]
        return token if token[0] in '"\'' else re.sub(r'[^\n]', ' ', token)

    return re.sub(pattern, blank, text, flags=re.DOTALL)


def line_of(text, offset):
    return text.count('\n', 0, offset) + 1


def plant(folder, files):
    """Write files, a dictionary of path to text or bytes, below folder."""
    for path, content in files.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, 'wb') as file:
            file.write(content if isinstance(content, bytes) else content.encode())


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def claim(self, good, what, details=()):
        self.count += 1
        self.failed += not good
        print(f'{"ok" if good else "not ok"} {self.count} {what.replace("#", "")}')
        for detail in details if not good else ():
            print(f'# {detail}')

    def end(self):
        print(f'1..{self.count}')
        sys.exit(1 if self.failed else 0)


class Gate:
    """One rule: its check, trees that must not pass, and trees that must."""

    def __init__(self, rule, check):
        self.rule, self.check = rule, check
        self.faults, self.innocents = [], []

    def fault(self, what, files, named=None):
        """A planted fault. The complaint must name the file, or what named says."""
        self.faults.append((what, files, named or next(iter(files))))

    def innocent(self, what, files):
        """Something that looks like a fault and is none."""
        self.innocents.append((what, files))

    def run(self, tap):
        complaints = self.check(ROOT)
        tap.claim(not complaints, self.rule, complaints)
        for what, files, named in self.faults:
            with tempfile.TemporaryDirectory() as folder:
                plant(folder, files)
                complaints = self.check(folder)
            tap.claim(any(named in complaint for complaint in complaints),
                      f'planted fault is seen: {what}', complaints or ['nothing was complained about'])
        for what, files in self.innocents:
            with tempfile.TemporaryDirectory() as folder:
                plant(folder, files)
                complaints = self.check(folder)
            tap.claim(not complaints, f'let through, rightly: {what}', complaints)


def main(*gates):
    tap = Tap()
    for gate in gates:
        gate.run(tap)
    tap.end()

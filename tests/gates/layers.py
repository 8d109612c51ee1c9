#!/usr/bin/python3
"""Layers go one way. The compiler holds most of it; this holds the rest, and says why."""

import re

import gate

# Each layer, and those it may include from.
BELOW = {
    'base': set(),
    'vault': {'base'},
    'store': {'base', 'vault'},
    'model': {'base', 'vault', 'store'},
    'paper': {'base', 'vault', 'store', 'model'},
    'exchange': {'base', 'vault', 'store', 'model'},
    'ui': {'base', 'vault', 'store', 'model', 'paper', 'exchange'},
    'ctl': {'base', 'vault', 'store', 'model', 'paper', 'exchange'},
}
# Libraries that one layer only may know.
ONLY = [
    (re.compile(r'^(sqlite3|sqlcipher/sqlite3)\.h$'), 'store'),
    (re.compile(r'^sodium(\.h|/)'), 'vault'),
    (re.compile(r'^(gtk/|gdk/|gsk/|adwaita\.h|libadwaita/)'), 'ui'),
]
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def check(root):
    sources = [p for p in gate.tracked(root) if re.match(r'src/[^/]+/.*\.[ch]$', p)]
    home = {p.split('/')[-1]: p.split('/')[1] for p in sources if p.endswith('.h')}
    complaints = []
    for path in sources:
        layer = path.split('/')[1]
        if layer not in BELOW:
            complaints.append(f'{path}: {layer} is not a layer')
            continue
        text = gate.without_comments(gate.read(root, path))
        for match in INCLUDE.finditer(text):
            header = match[2]
            where = f'{path}:{gate.line_of(text, match.start())}'
            for pattern, owner in ONLY:
                if pattern.match(header) and layer != owner:
                    complaints.append(f'{where}: includes {header}, which only {owner} may')
            other = home.get(header.split('/')[-1]) if match[1] == '"' else None
            if '..' in header.split('/'):
                complaints.append(f'{where}: includes {header} by a way around the include path')
            if other is not None and other != layer and other not in BELOW[layer]:
                complaints.append(f'{where}: {layer} includes {header} of the higher layer {other}')
    return complaints


layers = gate.Gate('an include goes down, and libraries stay in their layer', check)
layers.fault('the store asks the model',
             {'src/store/ps-db.c': '#include "ps-clock.h"\n', 'src/model/ps-clock.h': ''})
layers.fault('the two ends know each other',
             {'src/ctl/main.c': '#include "ps-window.h"\n', 'src/ui/app/ps-window.h': ''})
layers.fault('SQL in the model', {'src/model/ps-a.c': '#include <sqlite3.h>\n'})
layers.fault('cryptography in the store', {'src/store/ps-a.c': '#  include <sodium.h>\n'})
layers.fault('a window in the model', {'src/model/ps-a.h': '#include <gtk/gtk.h>\n'})
layers.fault('libadwaita in the tool', {'src/ctl/main.c': '#include <adwaita.h>\n'})
layers.fault('a way around', {'src/base/ps-a.c': '#include "../model/ps-b.h"\n'})
layers.fault('a new layer nobody agreed on', {'src/helpers/ps-a.c': ''})
layers.innocent('down, and in a comment', {
    'src/ui/app/ps-a.c': '#include "ps-b.h"\n#include <gtk/gtk.h>\n',
    'src/model/ps-b.h': '/*\n#include <gtk/gtk.h>\n*/\n', 'src/store/ps-c.c': '#include <sqlite3.h>\n'})
gate.main(layers)

#!/usr/bin/python3
"""Interfaces that Peerside does not use, each with its reason."""

import re

import gate

# What, where it is looked for, where it is allowed, why.
FORBIDDEN = [
    (r'\b(GtkDialog|gtk_dialog_\w+|GTK_DIALOG)\b', r'src/', None, 'own dialogs are modal AdwWindow'),
    (r'\b(GtkTreeView|gtk_tree_view_\w+|GtkListStore|GtkTreeStore)\b', r'src/', None,
     'lists are GListModel'),
    (r'\b(GtkComboBox\w*|gtk_combo_box_\w+)\b', r'src/', None, 'use AdwComboRow'),
    (r'\b(GtkDropDown|gtk_drop_down_\w+)\b', r'src/', None, 'reads as a bare button'),
    (r'\b(GtkInfoBar|gtk_info_bar_\w+)\b', r'src/', None, 'deprecated; use a toast or a row'),
    (r'\b(GtkMediaFile|GtkVideo|gtk_media_file_\w+)\b', r'src/', None,
     'needs a plug-in that is often missing'),
    (r'\b(AdwEntryRow|AdwPasswordEntryRow|adw_entry_row_\w+|adw_password_entry_row_\w+)\b', r'src/',
     None, 'silent to a screen reader: use a labelled GtkEntry'),
    (r'\b(AdwLeaflet\w*|adw_leaflet_\w+)\b', r'src/', r'src/ui/common/ps-split-view\.',
     'only ps-split-view may, so that it can be replaced'),
    (r'\b(GtkFilterListModel|GtkSortListModel)\b', r'src/model/', None,
     'reads every row: sort and filter in SQL'),
    (r'\bps_\w+_get_default\b', r'(src|tests)/', None, 'a page is given what it needs'),
    (r'\bsqlite3_(serialize|deserialize)\b|\bATTACH\s+DATABASE\b', r'src/', None,
     'writes plaintext or splits commits'),
    (r'\bsqlite3_(mprintf|vmprintf|snprintf|exec)\b[^;]*%[sqQ]', r'src/', None,
     'values are bound, never printed into SQL'),
    (r'\bgtk_test_init\b', r'tests/', None, 'sets a locale the machine may lack'),
    (r'\b(g_usleep|usleep|sleep|nanosleep) \(', r'tests/.*\.c$', None,
     'a test waits for what happens, not for time to pass'),
]
RULES = [(re.compile(what), re.compile(where), allowed and re.compile(allowed), why)
         for what, where, allowed, why in FORBIDDEN]


def check(root):
    complaints = []
    for path in gate.tracked(root):
        if not re.search(r'\.(c|h|ui)$', path):
            continue
        text = gate.read(root, path)
        text = (re.sub(r'<!--.*?-->', lambda m: re.sub(r'[^\n]', ' ', m[0]), text, flags=re.DOTALL)
                if path.endswith('.ui') else gate.without_comments(text))
        for what, where, allowed, why in RULES:
            if where.match(path) and not (allowed and allowed.match(path)):
                complaints += [f'{path}:{gate.line_of(text, m.start())}: {m[0]}: {why}'
                               for m in what.finditer(text)]
        if re.match(r'tests/.*/test-[^/]*\.c$', path) and not re.search(r'\bg_test_init \(', text):
            complaints.append(f'{path}: does not call g_test_init, so its claims are not counted')
    return complaints


api = gate.Gate('only interfaces that Peerside wants are used', check)
for widget in ('GtkDialog', 'GtkTreeView', 'GtkComboBoxText', 'GtkInfoBar', 'GtkMediaFile',
               'AdwEntryRow', 'AdwPasswordEntryRow', 'AdwLeaflet', 'GtkDropDown'):
    api.fault(f'{widget} in a template', {'src/ui/roster/p.ui': f'<object class="{widget}"/>\n'})
api.fault('a dialog in C', {'src/ui/app/ps-a.c': 'gtk_dialog_new ();\n'})
api.fault('a leaflet in C', {'src/ui/app/ps-a.c': 'adw_leaflet_new ();\n'})
api.fault('a singleton', {'src/model/ps-a.h': 'PsDb *ps_db_get_default (void);\n'})
api.fault('a value printed into SQL', {'src/store/ps-a.c': 'sqlite3_mprintf ("... %Q", name);\n'})
api.fault('a test that sleeps', {'tests/model/test-a.c': 'g_test_init (); g_usleep (5);\n'})
api.fault('a test whose claims are not counted', {'tests/base/test-a.c': 'int main (void) {}\n'})
api.innocent('allowed places and comments', {
    'src/ui/common/ps-split-view.ui': '<object class="AdwLeaflet"/>\n',
    'src/ui/app/ps-a.ui': '<!-- no GtkDialog here -->\n',
    'src/ui/app/ps-a.c': '/* not a GtkDialog */\ngtk_widget_get_default_direction ();\n',
    'tests/base/test-a.c': 'int main (void) { g_test_init (&argc, &argv, NULL); }\n'})
gate.main(api)

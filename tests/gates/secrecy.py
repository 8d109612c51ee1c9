#!/usr/bin/python3
"""What others can see of a running program names nobody: notifications, titles of windows, the queue of
a printer, names of files, lists of recent files."""

import re

import gate

# Functions of which an argument is shown outside of our windows, and which one it is. It has to be a
# text as it stands here: one that is put together could have a name in it.
SHOWN = {
    'g_notification_new': 0,
    'g_notification_set_title': 1,
    'g_notification_set_body': 1,
    'gtk_print_operation_set_job_name': 1,
    'ps_print_page': 1,
    'ps_print_pages': 1,
    'ps_platform_save_file': 2,
    'ps_pages_new': 0,
    'ps_text_page_new': 0,
}
# Likewise, where it is a field of a structure that is handed on.
FIELD = re.compile(r'\.file_name\s*=\s*([^;]+?),?\s*(?:[\n}])')
# Where one of them hands on what it was given, which is held to the same, and a backup, which is called
# by its day. An export is called by one of the names in ps-export-words.c.
HANDS_ON = {'src/ui/common/ps-print.c', 'src/ui/common/ps-platform.c',
            'src/ui/common/ps-pages-print.c', 'src/ui/common/ps-pages-give.c', 'src/paper/ps-text-page.c',
            'src/ui/app/ps-backups-window.c', 'src/ui/roster/ps-export-dialog.c'}
# The title of a window says what it is for. The meeting's says how long it takes and which segment
# it is, which is not about anybody.
TITLED = re.compile(r'\bgtk_window_set_title\s*\(')
MAY_TITLE = {'src/ui/session/ps-meeting-show.c', 'src/ui/session/ps-room-window.c',
             'src/ui/common/ps-platform.c'}
LITERAL = re.compile(r'^(?:[A-Za-z_>.-]+ *(?:==|!=) *[A-Za-z_]+ *\? *)?(?:C?_ *\((?:"[^"]*", *)?)?(?:"(?:\\.|[^"\\])*"\s*)+\)?'
                     r'(?: *: *_ *\((?:"(?:\\.|[^"\\])*"\s*)+\))?$')
RECENT = re.compile(r'\bgtk_recent_(manager_add|chooser)')


def sources(root):
    for path in gate.tracked(root):
        if re.match(r'src/.*\.c$', path):
            yield path, gate.without_comments(gate.read(root, path))


def arguments(text, start):
    """The arguments of the call whose bracket opens at start."""
    found, depth, last, i, quoted = [], 0, start + 1, start, False
    while i < len(text):
        char = text[i]
        if char == '"' and text[i - 1] != '\\':
            quoted = not quoted
        elif not quoted and char in '([{':
            depth += 1
        elif not quoted and char in ')]}':
            depth -= 1
            if depth == 0:
                return [*found, text[last:i].strip()]
        elif not quoted and char == ',' and depth == 1:
            found.append(text[last:i].strip())
            last = i + 1
        i += 1
    return found


def is_literal(argument):
    return bool(LITERAL.match(re.sub(r'\s+', ' ', argument)))


def shown(root):
    complaints = []
    for path, text in sources(root):
        for name, index in SHOWN.items():
            for call in re.finditer(rf'\b{name}\s*\(', text):
                if path in HANDS_ON or text[:call.start()].endswith('\n'):
                    continue
                given = arguments(text, call.end() - 1)
                if len(given) > index and not is_literal(given[index]):
                    complaints.append(f'{path}:{gate.line_of(text, call.start())}: {name} shows '
                                      f'“{given[index][:40]}”, which may have a name in it')
        complaints += [f'{path}:{gate.line_of(text, field.start())}: a file is called '
                       f'“{field[1][:40]}”, which may have a name in it'
                       for field in FIELD.finditer(text) if not is_literal(field[1])]
    return complaints


def titles(root):
    complaints = []
    for path, text in sources(root):
        for call in TITLED.finditer(text):
            given = arguments(text, call.end() - 1)
            if path not in MAY_TITLE and len(given) > 1 and not is_literal(given[1]):
                complaints.append(f'{path}:{gate.line_of(text, call.start())}: a title is '
                                  f'“{given[1][:40]}”, which may have a name in it')
    return complaints


def recent(root):
    return [f'{path}:{gate.line_of(text, call.start())}: puts a file on the list of recent ones'
            for path, text in sources(root) for call in RECENT.finditer(text)]


outside = gate.Gate('what is shown outside of our windows is a text as it stands', shown)
outside.fault('a member in a notification',
              {'src/ui/a.c': 'void f (void)\n{\n  x = g_notification_new (ps_member_get_name (m));\n}\n'})
outside.fault('a name in the queue of the printer',
              {'src/ui/a.c': 'void f (void)\n{\n  ps_print_page (w, g_strdup_printf (_("For %s"), name), 1);\n}\n'})
outside.fault('a name in a file’s name',
              {'src/ui/a.c': 'void f (void)\n{\n  ps_platform_save_file (w, _("Save"), name, cb, d, NULL);\n}\n'})
outside.fault('a name in a file’s name, by way of a structure',
              {'src/ui/a.c': 'void f (void)\n{\n  Paper paper = {\n    .file_name = name,\n  };\n}\n'})
outside.innocent('texts as they stand', {'src/ui/a.c': '''void f (void)
{
  n = g_notification_new (_("The time is up"));
  ps_platform_save_file (w, _("Save the Agenda"),
                         /* Translators: a name, "x". */
                         _("agenda.pdf"), cb, job_new (a, b), job_free);
}
'''})

named = gate.Gate('the title of a window names nobody', titles)
named.fault('a member in a title',
            {'src/ui/a.c': 'void f (void)\n{\n  gtk_window_set_title (w, ps_member_get_name (m));\n}\n'})
named.innocent('a text, or one of two', {'src/ui/a.c': '''void f (void)
{
  gtk_window_set_title (GTK_WINDOW (self), _("Add Member"));
  gtk_window_set_title (w,
                        guest != NULL ? _("Edit Guest Speaker") : _("Add Guest Speaker"));
}
'''})

files = gate.Gate('no file is put on the list of recent ones', recent)
files.fault('one that is', {'src/ui/a.c': 'void f (void)\n{\n  gtk_recent_manager_add_item (m, uri);\n}\n'})

gate.main(outside, named, files)

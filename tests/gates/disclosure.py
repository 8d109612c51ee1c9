#!/usr/bin/python3
"""What has something of members in it leaves through the gate of ps-disclosure.h, and by no other way.

A file that reads members and also writes a file, prints, or puts something among the results of
peersidectl has to pass the gate itself. The files in OUTPUTS only make what others give out: whoever
calls one of their functions has to. Somebody who adds a way out adds it there, or passes the gate.
"""

import re

import gate

WHERE = re.compile(r'^src/(ctl|exchange|paper|ui)/.*\.c$')
READS = re.compile(r'\bps_(member|contact|attendance|membership|consent|known|presenter|sign_in)_store_\w+ \(|'
                   r'\bps_roster_(get|find|list)\w* \(|\bps_sign_in_new \(|\bps_consents_(list|find)\w* \(|'
                   r'\bPs(Member|ContactWay|Attendance|Consent|CsvMember|CsvAttendance|Vcard)(Row)?\b')
WRITES = re.compile(r'\b(ps_csv_writer_\w+|ps_paper_save_\w+|ps_pages_(print|save_pdf)|ps_print_pages?|ps_ctl_export_finish|'
                    r'ps_(ctl|export)_json_line|ps_file_write_\w+|ps_ctl_print|g_file_set_contents\w*|'
                    r'g_file_(replace|create|append_to)\w*|'
                    r'g_output_stream_write\w*|gdk_clipboard_set\w*|fopen|fprintf|printf) \(|'
                    r'\bg_string_append\w* \(ctl->out\b')
PASSES = re.compile(r'\b(ps_disclosure_give(_async)?|ps_pages_give|ps_ctl_export_give) \(|'
                    r'\bps_ctl_export_finish \(ctl, exported->gate\b')
AROUND = re.compile(r'\bps_ctl_export_finish \(ctl, NULL\b')

# What makes the bytes or the page, and its functions: their callers pass the gate.
OUTPUTS = {
    'src/exchange/ps-csv-export.c': ('ps_csv_export_members', 'ps_csv_export_attendance'),
    'src/exchange/ps-export-attendance.c': ('ps_export_attendance_make',),
    'src/exchange/ps-export-cards.c': ('ps_export_cards_make',),
    'src/exchange/ps-export-json.c': ('ps_export_json_ways',),
    'src/exchange/ps-export-members.c': ('ps_export_members_make',),
    'src/exchange/ps-person-export.c': ('ps_person_export',),
    'src/exchange/ps-person-json.c': ('ps_person_json_write',),
    'src/exchange/ps-export.c': ('ps_export_make',),
    'src/exchange/ps-vcard-writer.c': ('ps_vcard_write',),
    'src/paper/ps-consent-page.c': ('ps_consent_page_new',),
    'src/paper/ps-attendance-page.c': ('ps_attendance_page_new',),
    'src/paper/ps-sign-in-page.c': ('ps_sign_in_page_new',),
}
CALLS = re.compile(r'\b(' + '|'.join(name for names in OUTPUTS.values() for name in names) + r') \(')


def check(root):
    complaints = []
    for path in gate.tracked(root):
        if not WHERE.match(path) or path in OUTPUTS:
            continue
        text = gate.without_comments(gate.read(root, path))
        passes = PASSES.search(text)
        reads, writes, call = READS.search(text), WRITES.search(text), CALLS.search(text)
        if reads and writes and not passes:
            complaints.append(f'{path}:{gate.line_of(text, writes.start())}: {writes[1] or writes[0]} of '
                              f'what {reads[0].rstrip(" (")} reads does not pass ps-disclosure.h')
        if call and not passes:
            complaints.append(f'{path}:{gate.line_of(text, call.start())}: {call[1]} is called by what '
                              'does not pass ps-disclosure.h')
        around = AROUND.search(text)
        if around and reads:
            complaints.append(f'{path}:{gate.line_of(text, around.start())}: members are exported '
                              'without a gate')
    for path in OUTPUTS:
        if path in gate.tracked(root):
            text = gate.without_comments(gate.read(root, path))
            missing = [name for name in OUTPUTS[path] if not re.search(rf'\b{name} \(', text)]
            complaints += [f'{path}: {name} is not there any more' for name in missing]
    return complaints


READ = 'row = ps_member_store_get (conn, id, error);\n'
disclosure = gate.Gate('what is given of members passes the gate', check)
disclosure.fault('a CSV of members', {'src/exchange/ps-a.c': READ + 'ps_csv_writer_cell (w, row->name);\n'})
disclosure.fault('a sheet of paper', {'src/paper/ps-a.c': 'const PsMemberRow *row;\n'
                                      'ps_paper_save_pdf (file, size, title, draw, row, NULL, error);\n'})
disclosure.fault('a sheet to sign in on', {'src/ctl/ps-ctl-a.c': 'sheet = ps_sign_in_new (db, clock, meeting);\n'
                                           'ps_pages_save_pdf (pages, file, size, NULL, error);\n'})
disclosure.fault('a command that prints names', {
    'src/ctl/ps-ctl-a.c': READ + 'g_string_append_printf (ctl->out, "%s", row->preferred_name);\n'})
disclosure.fault('lines of JSON', {'src/ctl/ps-ctl-a.c': READ + 'ps_ctl_json_line (json, text);\n'})
disclosure.fault('a copy for elsewhere', {
    'src/ui/roster/ps-a.c': 'PsContactWayRow *way;\ngdk_clipboard_set_text (clipboard, way->value);\n'})
disclosure.fault('an export around the gate', {
    'src/ctl/ps-ctl-a.c': READ + 'ps_ctl_export_give (ctl, order, error);\n'
                          'ps_ctl_export_finish (ctl, NULL, bytes, error);\n'})
disclosure.fault('whoever calls what makes the bytes', {
    'src/ui/roster/ps-a.c': 'bytes = ps_csv_export_members (rows, n, 44, FALSE);\n'})
disclosure.fault('whoever writes contact cards', {
    'src/ui/roster/ps-a.c': 'ps_vcard_write (out, &card, PS_VCARD_3);\n'})
disclosure.fault('an output that was renamed', {'src/paper/ps-consent-page.c': 'int x;\n'})
disclosure.innocent('what passes', {
    'src/ctl/ps-ctl-a.c': READ + 'ps_ctl_export_give (ctl, order, error);\n'
                          'ps_ctl_export_finish (ctl, gate, bytes, error);\n',
    'src/ui/roster/ps-b.c': READ + 'ps_disclosure_give_async (gate, db, keys, clock, NULL);\n'
                            'ps_print_pages (near, name);\n'})
disclosure.innocent('what only shows members, and what exports topics', {
    'src/ui/roster/ps-a.c': READ + 'gtk_label_set_label (label, row->preferred_name);\n',
    'src/ctl/ps-ctl-b.c': 'ps_ctl_export_finish (ctl, NULL, bytes, error);\n',
    'src/paper/ps-c.c': '/* PsMemberRow */\nps_paper_save_pdf (file, size);\n'})
gate.main(disclosure)

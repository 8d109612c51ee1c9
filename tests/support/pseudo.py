#!/usr/bin/python3
"""Make a pseudo-translation: long, accented, and bracketed at both ends.

usage: pseudo.py TEMPLATE.pot LANGUAGE OUT.po

Text that does not change on the screen was never marked for translation; a missing bracket was cut
off; 40 % more letters are what German needs. Placeholders, markup, escapes and mnemonics stay.
"""

import re
import sys

ACCENTS = str.maketrans('aeiouyAEIOUYcnsgzdlrt', 'àéîõüýÀÉÎÕÜÝçñšĝžđłŕţ')
KEEP = re.compile(r'(%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j)?[a-zA-Z%]'
                  r'|%" [A-Z0-9_]+ "|<[^>]*>|&\w+;|\\.|\{[^}]*\})')
HEADER = '''msgid ""
msgstr ""
"Project-Id-Version: peerside\\n"
"PO-Revision-Date: 2025-01-01 00:00+0000\\n"
"Last-Translator: pseudo.py\\n"
"Language-Team: none\\n"
"Language: {}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
'''


def pseudo(text):
    # Lists of search words must keep their semicolons at the very end.
    if not text or text.endswith(';'):
        return text
    head = '\\n' if text.startswith('\\n') else ''
    tail = '\\n' if text.endswith('\\n') and len(text) > 2 else ''
    text = text[len(head):len(text) - len(tail)]
    accented = ''.join(part if i % 2 else part.translate(ACCENTS)
                       for i, part in enumerate(KEEP.split(text)))
    more = max(2, int(len(KEEP.sub('', text)) * .4))
    return f'{head}⟦{accented} {("ẍẅẋ " * more)[:more].strip()}⟧{tail}'


def unquote(block):
    return ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', block))


def translate(template, language):
    entries = [HEADER.format(language)]
    for entry in re.split(r'\n\n+', template)[1:]:
        flags = ''.join(line + '\n' for line in entry.splitlines() if line.startswith('#,'))
        body = '\n'.join(line for line in entry.splitlines() if not line.startswith('#'))
        match = re.match(r'(?s)(?:msgctxt (?P<context>.*?)\n)?msgid (?P<one>.*?)\n'
                         r'(?:msgid_plural (?P<many>.*?)\n)?msgstr', body)
        if not match:
            continue
        one = unquote(match['one'])
        made = flags + (f'msgctxt "{unquote(match["context"])}"\n' if match['context'] else '')
        made += f'msgid "{one}"\n'
        if match['many']:
            many = unquote(match['many'])
            made += f'msgid_plural "{many}"\nmsgstr[0] "{pseudo(one)}"\nmsgstr[1] "{pseudo(many)}"\n'
        else:
            made += f'msgstr "{pseudo(one)}"\n'
        entries.append(made)
    return '\n'.join(entries)


if __name__ == '__main__':
    with open(sys.argv[1], encoding='utf-8') as template:
        made = translate(template.read(), sys.argv[2])
    with open(sys.argv[3], 'w', encoding='utf-8') as out:
        out.write(made)

#!/usr/bin/python3
"""Nobody real stands in the tree: people are invented, at example.org, with 555-01xx numbers."""

import os
import re

import gate

# RFC 2606 and RFC 6761 keep these from ever belonging to anybody.
RESERVED = re.compile(r'(^|\.)(example\.(org|com|net)|example|invalid|test|localhost)$', re.IGNORECASE)
EMAIL = re.compile(r'[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)')
# How telephone numbers are written in the files that address books export. A bare run of digits
# may be anything, so it has to have a plus in front or a North American shape.
PHONE = re.compile(r'(?<![\w.+-])(?:\+\d[\d ().-]{6,16}\d|\(\d{3}\) ?\d{3}[ .-]?\d{4}'
                   r'|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}|\d{3}-\d{4})(?![\w-])')
# Kept for fiction: 555-0100 to 555-0199 in North America; 020 7946 0xxx, 01632 960xxx and
# +44 7700 900xxx in the United Kingdom (Ofcom); 030 23125xxx and 0171 39200xx in Germany
# (Bundesnetzagentur).
FICTION = re.compile(r'(55501\d\d|441632960\d{3}|44(0)?2079460\d{3}|447700900\d{3}|493023125\d{3}|4917139200\d{2})$')
# What everybody may ring, so it is nobody's. 988 and 911 are too short to be found at all.
LINES = {'18002738255', '8002738255'}


def decode(data):
    if data.startswith((b'\xff\xfe', b'\xfe\xff')):
        return data.decode('utf-16', errors='replace')
    try:
        return data.decode('utf-8-sig')
    except UnicodeDecodeError:
        return data.decode('latin-1')


def check(root):
    complaints = []
    for path in gate.tracked(root):
        if (not re.match(r'(src|data|tests|po)/', path) or path == 'tests/gates/people.py'
                or re.search(r'\.(svg|png|pdf|sql)$', path)):
            continue
        with open(os.path.join(root, path), 'rb') as file:
            text = decode(file.read())
        for match in EMAIL.finditer(text):
            if not RESERVED.search(match[1]) and match[0] not in ('EMAIL@ADDRESS', 'LL@li.org'):
                complaints.append(f'{path}:{gate.line_of(text, match.start())}: {match[0]} may be '
                                  'somebody’s address: use example.org')
        if not re.match(r'(tests/data|data|src)/', path) and not path.endswith('.c'):
            continue
        for match in PHONE.finditer(text):
            digits = re.sub(r'\D', '', match[0])
            if not FICTION.search(digits) and digits not in LINES:
                complaints.append(f'{path}:{gate.line_of(text, match.start())}: {match[0]} may be '
                                  'somebody’s number: use 555-0100 to 555-0199')
    return complaints


people = gate.Gate('nobody real stands in the tree', check)
people.fault('an address', {'tests/data/a.csv': 'Name,E-mail\nAna,ana@gmail.com\n'})
people.fault('an address in UTF-16',
             {'tests/data/b.csv': 'Ana\tana@gmx.de\n'.encode('utf-16')})
people.fault('a number', {'tests/data/c.vcf': 'TEL:(212) 555-7788\n'})
people.fault('a number with a country', {'src/model/ps-sample.c': '"+49 30 901820"\n'})
people.fault('a local number', {'data/content/a.xml': '<p>Ring 867-5309</p>\n'})
people.innocent('invented people, dates, the crisis line', {
    'tests/data/a.csv': 'Ana,ana@example.org,(212) 555-0123,+1 212 555 0199,2024-03-01 18:00\n',
    'tests/data/b.csv': 'Bo,bo@mail.example.com,555-0100,12.03.2024,+44 7700 900123\n'.encode('utf-16'),
    'data/content/a.xml': '<p>988, or 1-800-273-8255</p>\n'})
gate.main(people)

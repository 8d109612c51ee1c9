#!/usr/bin/python3
"""Rosters brought in, and every kind of file that is not one: all of it, or nothing."""

import os

from ctl import claim, copy, ctl, end, in_vault, make, path, state, write

DATA = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'data', 'import')

empty = make('vault')
claim(in_vault(empty, 'export', 'members').status == 0, 'the vault can be used')
before = state(empty)


def bring(folder, file, *options):
    return in_vault(folder, 'import', 'members', file, '--group', 'Tuesday group', '--json', *options)


good = write('good.csv', 'First name,Last name,Pronouns,Mobile,E-mail\n'
             'Cleo,Silva,she/her,555-0101,cleo@example.org\n'
             'Dara,,,,\n'
             ',,,555-0102,\n'
             'Cleo,Silva,,555-0101,\n')
SUMMARY = {'created': 2, 'updated': 0, 'duplicates': 1, 'skipped': 1}

done = bring(empty, good, '--dry-run')
claim(done.status == 0 and done.lines()[-1] == SUMMARY and state(empty) == before,
      'a dry run says what would be done, and does nothing', done)

filled = copy(empty, 'filled')
done = bring(filled, good)
claim(done.status == 0 and done.lines()[-1] == SUMMARY, 'the counts come last', done)
claim(done.lines()[:-1] and all(set(line) == {'line', 'field', 'reason'} for line in done.lines()[:-1])
      and done.lines()[0]['line'] == 4 and done.lines()[0]['reason'],
      'each row that is skipped has its line and the reason', done)
members = {m['preferred_name']: m for m in in_vault(filled, 'export', 'members', '--format', 'json').lines()}
cleo = members['Cleo']
claim(set(members) == {'Ana', 'Ben', 'Cleo', 'Dara'}, 'who is in the file is on the roster', members)
claim(cleo['full_name'] == 'Cleo Silva' and cleo['pronouns'] == 'she/her'
      and cleo['phones'][0] == {'value': '555-0101', 'label': 'mobile', 'ok_call': False,
                                'ok_text': False, 'ok_message': False, 'ok_mail': False}
      and cleo['emails'][0]['value'] == 'cleo@example.org' and cleo['role'] == 'living-with'
      and [m['group'] for m in cleo['memberships']] == ['Tuesday group']
      and set(cleo['memberships'][0]) == {'group', 'joined', 'left', 'reason'},
      'an export has every field of the contract', cleo)
done = bring(filled, good)
claim(done.lines()[-1] == {'created': 0, 'updated': 0, 'duplicates': 3, 'skipped': 1},
      'the same file again makes nobody twice', done)

people = in_vault(filled, 'import', 'members', good, '--group', '1')
claim(people.status == 0 and 'Line 4' in people.out, 'people are told in words', people)

export = in_vault(filled, 'export', 'members')
back = write('back.csv', export.out)
again = copy(empty, 'again')
done = bring(again, back)
claim(done.status == 0 and done.lines()[-1]['created'] == 2,
      'what was exported can be imported', done)

for name in sorted(os.listdir(DATA)):
    done = bring(copy(empty, 'v-' + name), os.path.join(DATA, name))
    claim(done.status == 0 and done.lines()[-1]['created'] > 0, f'{name} as a program writes it', done)

formulas = write('formulas.csv', 'Name,Phone\n"=HYPERLINK(""x"")",555-0101\n@SUM(A1),\n')
there = copy(empty, 'formulas')
done = bring(there, formulas)
out = in_vault(there, 'export', 'members').out
claim(done.status == 0 and done.lines()[-1]['created'] == 2 and "'@SUM" in out
      and '\n=' not in out and '\n"=' not in out,
      'a formula is a name, and leaves with an apostrophe in front', done, out)

# 200 MB of nothing, of which the disk has no byte.
big = path('big.csv')
with open(big, 'wb') as file:
    file.write(b'Name\nAna\n')
    file.truncate(200 * 1000 * 1000)

REFUSED = {
    'an empty file': (write('empty.csv', ''), 0),
    'a binary file': (write('binary.csv', bytes(range(256)) * 64), None),
    'a file that is too big': (big, 0),
    'a header only': (write('header.csv', 'Name,Phone\n'), None),
    'an unclosed quote': (write('quote.csv', 'Name,Phone\nAna,"555-0101\nBen,555-0102\n'), 2),
    '100,000 columns': (write('wide.csv', ','.join(f'c{i}' for i in range(100000)) + '\nAna\n'), 1),
    'a NUL': (write('nul.csv', b'Name,Phone\nAna,555\x000101\n'), 2),
    'no column with a name': (write('nameless.csv', 'Phone,Colour\n555-0101,red\n'), 1),
    'a vCard that is cut off': (write('cut.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ana\n'), 1),
    'a vCard with a line without a colon': (write('colon.vcf', 'BEGIN:VCARD\nFN Ana\nEND:VCARD\n'), 2),
    'a calendar': (write('dates.ics', 'BEGIN:VCALENDAR\nEND:VCALENDAR\n'), 1),
    'a folder': (path('vault'), 0),
    'a file that is not there': (path('nothing.csv'), 0),
}
for what, (file, line) in REFUSED.items():
    done = bring(empty, file)
    said = done.lines()[0] if done.out else {}
    claim(done.status == 1 and set(said) == {'refused', 'line', 'field'} and len(done.lines()) == 1
          and (line is None or said['line'] == line) and said['refused'] in done.err,
          f'{what} is refused, with line and field', done)
claim(state(empty) == before, 'and nothing of any of them was imported')

cards = write('cards.vcf', 'BEGIN:VCARD\nVERSION:3.0\nFN:Cleo Silva\nN:Silva;Cleo;;;\nTEL;TYPE=CELL:555-0101\n'
              'EMAIL:cleo@example.org\nNICKNAME:Clee\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nTEL:555-0102\n'
              'END:VCARD\n')
done = bring(empty, cards, '--dry-run')
claim(done.lines() == [{'line': 9, 'field': 'FN', 'reason': 'The card has no name.'},
                       {'created': 1, 'updated': 0, 'duplicates': 0, 'skipped': 1}] and state(empty) == before,
      'a vCard is told by line and field what is skipped of it', done)
both = copy(empty, 'both')
claim(bring(both, good).status == 0 and bring(both, cards).lines()[-1]
      == {'created': 0, 'updated': 0, 'duplicates': 1, 'skipped': 1},
      'somebody of a CSV file is known again in a vCard')

done = bring(empty, write('long.csv', f'Name,Phone\nEva,\n{"x" * 10000},\n'))
claim(done.status == 1 and done.lines()[0]['line'] == 3 and done.lines()[0]['field'] == 'Name'
      and state(empty) == before, 'a name of 10,000 characters is refused by line and field', done)
done = bring(empty, write('twice.csv', 'Name,Phone\nEva,555-0103\nEva,555-0103\n'), '--dry-run')
claim(done.lines() == [{'created': 1, 'updated': 0, 'duplicates': 1, 'skipped': 0}],
      'the same row twice is one person', done)
done = bring(empty, write('none.csv', 'Name,Phone\n,555-0101\n'), '--dry-run')
claim(done.lines()[0]['line'] == 2 and done.lines()[0]['field'] == 'Name'
      and done.lines()[1]['skipped'] == 1, 'a row without a name has its line and field', done)

sample = make('sample', 'empty')
in_vault(sample, 'sample', '--members', '12', '--meetings', '1', '--topics', '0', '--notes', '0')
group = in_vault(sample, 'group', 'list', '--json').lines()[0]['name']
many = write('many.csv', 'Name\n' + ''.join(f'Person {i}\n' for i in range(1, 15)))
done = in_vault(sample, 'import', 'members', many, '--group', group, '--json', '--dry-run')
claim(done.status == 0 and done.lines() == [{'created': 14, 'updated': 0, 'duplicates': 0, 'skipped': 0}]
      and '; the group is meant for 1' in done.err,
      'that the group would be full is told to people, and not to programs', done, done.err)
claim('is meant for 12' in bring(empty, many, '--dry-run').err,
      'a group of which nobody said so is meant for twelve')
claim('is meant for' not in bring(empty, good, '--dry-run').err, 'and has room for a few')

done = in_vault(empty, 'import', 'members', good, '--group', 'Friday group', '--json')
claim(done.status == 1 and 'Friday group' in done.err and state(empty) == before,
      'a group there is not is named', done)
done = in_vault(empty, 'import', 'referrals', good)
claim(done.status == 2, 'what this version does not import is a wrong command line', done)
done = ctl('import', 'members', good, '--group', '1', '--vault', empty, '--passphrase-file', '-', stdin='')
claim(done.status == 3, 'without the passphrase nothing is read', done)
end()

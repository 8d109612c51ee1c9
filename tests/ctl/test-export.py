#!/usr/bin/python3
"""Contact cards by peersidectl, of those who agreed and what may be used; and one person’s own record."""

import os
import re
import stat
import subprocess

from ctl import MAKER, claim, copy, end, in_vault, make, path

TO = ('--recipient', 'Mill Road Clinic', '--purpose', 'care')
plain = make('plain')


def sql(folder, text, way='sql'):
    return subprocess.run([MAKER, way, folder], input=text, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def count(folder, what, where='1'):
    return int(sql(folder, f'SELECT count (*) FROM {what} WHERE {where}', 'ask'))


def consent(name, **more):
    row = {'kind': 'disclosure', 'content': 'contact', 'until': '2099-12-31', 'given': "'2026-01-06'",
           'group': 'NULL', 'revoked': 'NULL, NULL', 'form': 'paper', **more}
    return f"""
INSERT INTO consent (uid, person_id, group_id, kind, form, content, discloser, recipients, purpose,
  expires_on, given_on, revoked_on, revoked_how, created_at, updated_at)
SELECT randomblob (16), p.id, {row['group']}, '{row['kind']}', '{row['form']}', '{row['content']}',
  'Birch Street', 'Mill Road Clinic', 'care', '{row['until']}', {row['given']}, {row['revoked']}, 1, 1
FROM person AS p WHERE p.preferred_name = '{name}';"""


def cards(text):
    return [dict(re.match(r'([A-Za-z0-9.-]+)[^:]*:(.*)', line).groups()
                 for line in card.replace('\r\n ', '').split('\r\n') if line)
            for card in text.split('BEGIN:VCARD\r\n')[1:]]


def export(folder, *args):
    return in_vault(folder, 'export', 'members', '--format', 'vcf', *args)


sql(plain, """
UPDATE person SET full_name = 'Ana Silva', pronouns = 'she/her', access_needs = 'a chair with arms',
  role = 'caregiver' WHERE preferred_name = 'Ana';
INSERT INTO contact_way (person_id, kind, value, value_fold, ok_call, ok_message)
  SELECT id, 'phone', '555-0101', '5550101', 1, 1 FROM person WHERE preferred_name = 'Ana';
INSERT INTO contact_way (person_id, kind, value, value_fold)
  SELECT id, 'phone', '555-0199', '5550199' FROM person WHERE preferred_name = 'Ana';
INSERT INTO contact_way (person_id, kind, value, value_fold, ok_mail)
  SELECT id, 'email', 'ben@example.org', 'ben@example.org', 1 FROM person WHERE preferred_name = 'Ben';
""")

# Nobody, and what is no agreement
done = export(plain)
claim(done.status == 1 and not done.out and 'Nobody' in done.err, 'without a consent there is no card', done)
for what, more in {'a draft': {'given': 'NULL'}, 'expired': {'until': '2026-02-01'},
                   'revoked': {'revoked': "'2026-02-01', 'spoken'"}, 'spoken': {'form': 'spoken'},
                   'to come': {'given': "'2090-01-01'"}, 'of less': {'content': 'attendance roster'},
                   'to take part': {'kind': 'participation'}}.items():
    folder = copy(plain, f'no-{what}'.replace(' ', '-'))
    sql(folder, consent('Ana', **more))
    done = export(folder)
    claim(done.status == 1 and not done.out and 'Nobody' in done.err, f'a consent is none: {what}', done)

# One of two
one = copy(plain, 'one')
sql(one, consent('Ana', group=1))
done = export(one)
found = cards(done.out)
claim(done.status == 0 and [c['NICKNAME'] for c in found] == ['Ana'] and 'ben@' not in done.out,
      'those who agreed have a card', done)
claim('555-0101' in done.out and '555-0199' not in done.out, 'with what may be used, and no more', done)
claim('chair' not in done.out and 'caregiver' not in done.out and 'Tuesday' not in done.out,
      'and nothing of what they need, are, or come to', done)
claim('she/her' not in done.out, 'pronouns are given only with a consent to what the roster says', done)
claim(count(one, 'disclosure', "form = 'vcard' AND content = 'contact'") == 1
      and count(one, 'disclosure_person') == 1
      and count(one, 'audit', "action = 'export' AND detail GLOB 'form=vcard*people=1*'") == 1,
      'it is written down of whom, and in the log')
claim(export(one, '--group', '1').out == done.out and export(one, *TO).out == done.out,
      'so with their group, and with whom the consent names')
claim(export(one, '--recipient', 'Somebody', '--purpose', 'care').status == 1,
      'whom it does not name gets none')
sql(one, consent('Ana', content='contact roster'))
claim('X-PRONOUNS:she/her' in export(one).out, 'with a wider consent they are')
sql(one, "UPDATE contact_way SET ok_call = 0, ok_message = 0")
done = export(one)
claim(done.status == 1 and 'allow no use' in done.err, 'who allows no use has no card', done)

# Who is not there any more
for what, change in {'archived': 'archived_at = 5',
                     'died': "died_on = '2026-02-01', archived_at = 5"}.items():
    folder = copy(plain, what)
    sql(folder, consent('Ana') + f"UPDATE person SET {change} WHERE preferred_name = 'Ana'")
    done = export(folder)
    claim(done.status == 1 and not done.out, f'who is {what} has no card', done)

merged = copy(plain, 'merged')
sql(merged, consent('Ana') + "UPDATE person SET archived_at = 5, merged_into_id = 2 WHERE preferred_name = 'Ana'")
done = export(merged)
claim([c['NICKNAME'] for c in cards(done.out)] == ['Ben'],
      'a record that went into another has no card; its consent is the other’s', done)

# A Part 2 group
part2 = copy(plain, 'part2')
sql(part2, 'UPDATE support_group SET part2 = 1;' + consent('Ana'))
done = export(part2)
claim(done.status == 1 and not done.out and '--recipient' in done.err,
      'of a Part 2 group they are for somebody and for something', done)
done = export(part2, *TO)
claim(done.status == 0 and len(cards(done.out)) == 1
      and '42 CFR part 2 prohibits unauthorized use or disclosure of these records.' in
      done.out.replace('\r\n ', '') and 'Mill Road Clinic' in done.out.replace('\r\n ', ''),
      'and have the notice and the consent on them', done)
claim(count(part2, 'disclosure_person', 'part2 AND consent_id IS NOT NULL') == 1,
      'and are written down with it')

# Into a file
out = path('cards.vcf')
done = export(part2, *TO, '-o', out)
claim(done.status == 0 and stat.S_IMODE(os.stat(out).st_mode) == 0o600
      and not [n for n in os.listdir(os.path.dirname(out)) if n.endswith('.part')],
      'a file is whole, its owner’s alone, and the only one', done)
if os.geteuid() != 0:
    os.mkdir(path('closed'), 0o500)
    done = export(part2, *TO, '-o', path('closed/cards.vcf'))
    claim(done.status == 8 and 'may not write' in done.err, 'a folder may be closed', done)
before = count(part2, 'disclosure')
done = export(part2, *TO, '-o', path('gone/cards.vcf'))
claim(done.status == 8 and 'not there' in done.err and count(part2, 'disclosure') == before,
      'a folder that is gone is told, and nothing is written down', done)
# One person's own record
sql(plain, "UPDATE person SET access_needs = 'sits beside Ben' WHERE preferred_name = 'Ana'")
done = in_vault(plain, 'export', 'person', '1')
(record,) = done.lines()
claim(done.status == 0 and record['preferred_name'] == 'Ana' and record['full_name'] == 'Ana Silva'
      and [p['value'] for p in record['phones']] == ['555-0101', '555-0199']
      and [m['group'] for m in record['memberships']] == ['Tuesday group'] and record['attendance'],
      'a person’s record has what is known of them', done)
claim('Ben' not in done.out and record['access_needs'] == 'sits beside another member'
      and 'ana' not in [str(v) for v in record.values()], 'and nobody else’s name', done)
text = in_vault(plain, 'export', 'person', '1', '--format', 'md')
claim(text.status == 0 and text.out.startswith('# Ana\n') and '## About you' in text.out
      and 'Ben' not in text.out, 'it is a text to read as well', text)
claim(count(plain, 'disclosure', "audience = 'member' AND form IN ('json', 'letter')") == 2
      and count(plain, 'audit', "action = 'disclosure' AND detail GLOB '*to=member*'") == 0,
      'both are written down, as given to the member')
(again,) = in_vault(plain, 'export', 'person', '1').lines()
claim([g['audience'] for g in again['given']] == ['member', 'member'], 'and stand in the next one', again)
done = in_vault(part2, 'export', 'person', '1')
claim(done.status == 0 and done.lines()[0]['notice'].startswith('42 CFR part 2'),
      'of a Part 2 group it needs no consent, and has the notice', done)
for args, status in ((('0',), 1), (('Ana',), 1), (('999',), 1), (('1', '--format', 'csv'), 2), ((), 2)):
    done = in_vault(plain, 'export', 'person', *args)
    claim(done.status == status and not done.out, f'refused: person {args}', done)
end()

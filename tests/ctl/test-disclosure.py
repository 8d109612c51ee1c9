#!/usr/bin/python3
"""What leaves by peersidectl passes the gate: consent, notice, and a line in the log."""

import csv
import io
import os
import stat
import subprocess

from ctl import MAKER, claim, copy, end, in_vault, make, path

NOTICE = '42 CFR part 2 prohibits unauthorized use or disclosure of these records.'
TO = ('--recipient', 'Mill Road Clinic', '--purpose', 'care')

plain = make('plain')
vault = copy(plain, 'part2')


def sql(folder, text, way='sql'):
    return subprocess.run([MAKER, way, folder], input=text, check=True, text=True,
                          stdout=subprocess.PIPE).stdout


def count(folder, what, where='1'):
    return int(sql(folder, f'SELECT count (*) FROM {what} WHERE {where}', 'ask'))


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


CONSENT = """
INSERT INTO consent (uid, person_id, group_id, kind, content, discloser, recipients, purpose,
  expires_on, given_on, created_at, updated_at)
SELECT randomblob (16), p.id, {group}, 'disclosure', 'roster contact attendance', 'Birch Street',
  'Mill Road Clinic', 'care', '{until}', '2026-01-06', 1, 1 FROM person AS p
  WHERE p.preferred_name = '{name}';
"""

# A group that is no Part 2 group
before = [in_vault(plain, 'export', *kind).out for kind in
          (('members',), ('members', '--json'), ('attendance',), ('attendance', '--json'))]
claim(all(before) and not any('otice' in text for text in before),
      'other groups’ exports have no notice', before)
claim(count(plain, 'disclosure') == 4 and count(plain, 'audit', "action = 'export'") == 4,
      'and are written down all the same')
with_names = in_vault(plain, 'export', 'members', *TO)
claim(with_names.out == before[0], 'a recipient changes nothing of what is in it', with_names)

# A Part 2 group without a consent
sql(vault, "UPDATE support_group SET part2 = 1 WHERE name = 'Tuesday group'")
for kind in ('members', 'attendance'):
    done = in_vault(vault, 'export', kind)
    claim(done.status == 1 and not done.out and '--recipient' in done.err and 'Part 2' in done.err,
          f'{kind} of a Part 2 group are for somebody and for something', done)
    done = in_vault(vault, 'export', kind, *TO)
    claim(done.status == 1 and not done.out and 'consent' in done.err
          and 'Ana' not in done.err and 'Ben' not in done.err,
          f'{kind} without a consent are refused, and nobody is named', done)
done = in_vault(vault, 'export', 'members', *TO, '-o', path('refused.csv'))
claim(done.status == 1 and not os.path.exists(path('refused.csv')), 'no file is left', done)
claim(count(vault, 'disclosure') == 0, 'what was refused is not written down')

# One of two
sql(vault, CONSENT.format(name='Ana', group=1, until='2099-12-31'))
done = in_vault(vault, 'export', 'members', *TO)
claim(done.status == 1 and not done.out and '1 member' in done.err, 'every member has to consent', done)

# Both
sql(vault, CONSENT.format(name='Ben', group='NULL', until='2099-12-31'))
done = in_vault(vault, 'export', 'members', *TO)
rows = table(done.out)
claim(done.status == 0 and [r['Notice'] for r in rows] == [NOTICE] * 2
      and all('Mill Road Clinic' in r['Consent'] and 'Birch Street' in r['Consent'] for r in rows),
      'the notice and the consent stand beside each member', done)
old = table(before[0])
claim([{k: v for k, v in r.items() if k not in ('Notice', 'Consent')} for r in rows] == old
      and list(rows[0])[-2:] == ['Notice', 'Consent'], 'in two more columns at the end', rows)
lines = in_vault(vault, 'export', 'attendance', '--format', 'json', *TO).lines()
claim(all(l['notice'] == NOTICE and 'attendance' in l['consent'] for l in lines) and len(lines) == 2,
      'and in two more fields', lines)
done = in_vault(vault, 'export', 'attendance', *TO)
claim([r['Notice'] for r in table(done.out)] == [NOTICE] * 2, 'attendance as a table has them', done)

out = path('out.csv')
with open(out, 'w', encoding='utf-8') as file:
    file.write('what was there before')
done = in_vault(vault, 'export', 'members', *TO, '-o', out)
claim(done.status == 0 and stat.S_IMODE(os.stat(out).st_mode) == 0o600
      and len(table(open(out, encoding='utf-8').read())) == 2
      and not [n for n in os.listdir(os.path.dirname(out)) if n.endswith('.part')],
      'a file is whole, its owner’s alone, and the only one', done)
claim(count(vault, 'disclosure', "recipient = 'Mill Road Clinic' AND purpose = 'care'") == 4
      and count(vault, 'disclosure_person', 'part2 AND consent_id IS NOT NULL') == 8
      and count(vault, 'audit', "action = 'disclosure' AND detail GLOB '*part2=yes*'") == 4
      and count(vault, 'audit', "action = 'export'") == 4,
      'each is written down with its consents, and in the log')

# What a consent is good for
for args, why in ((('--recipient', 'Somebody', '--purpose', 'care'), 'somebody else'),
                  (('--recipient', 'Mill Road Clinic', '--purpose', 'a study'), 'another purpose'),
                  (('--recipient', 'Mill Road Clinic'), '--purpose'),
                  (('--purpose', 'care'), '--recipient')):
    done = in_vault(vault, 'export', 'members', *args)
    claim(done.status == 1 and not done.out and why in done.err, f'refused: {why}', done)
claim(in_vault(vault, 'export', 'members', '--recipient', ' mill road  CLINIC', '--purpose', 'Care').status
      == 0, 'case and space do not matter')
revoked = copy(vault, 'revoked')
sql(revoked, "UPDATE consent SET revoked_on = '2026-02-01', revoked_how = 'spoken' WHERE id = 1")
done = in_vault(revoked, 'export', 'members', *TO)
claim(done.status == 1 and not done.out and 'revoked' in done.err, 'refused: revoked', done)
expired = copy(plain, 'expired')
sql(expired, 'UPDATE support_group SET part2 = 1'
    + ';' + CONSENT.format(name='Ana', group=1, until='2026-02-28')
    + CONSENT.format(name='Ben', group=1, until='2099-12-31'))
done = in_vault(expired, 'export', 'members', *TO)
claim(done.status == 1 and not done.out and 'expired' in done.err, 'refused: expired', done)

# One group
both = copy(plain, 'both')
sql(both, """
UPDATE support_group SET part2 = 1 WHERE name = 'Tuesday group';
INSERT INTO support_group (uid, name, model, minutes, created_at, updated_at)
  VALUES (randomblob (16), 'Walkers', 'patient-led', 60, 1, 1);
INSERT INTO membership (uid, group_id, person_id, joined_on)
  SELECT randomblob (16), g.id, p.id, '2026-01-06' FROM support_group AS g, person AS p
  WHERE g.name = 'Walkers' AND p.preferred_name = 'Ana';
""")
done = in_vault(both, 'export', 'members', '--group', 'Walkers', '--json')
members = done.lines()
claim(done.status == 0 and [m['preferred_name'] for m in members] == ['Ana']
      and [m['group'] for m in members[0]['memberships']] == ['Walkers'] and 'notice' not in members[0],
      'another group’s export says nothing of the Part 2 group', done)
claim(in_vault(both, 'export', 'members').status == 1
      and in_vault(both, 'export', 'attendance', '--group', 'Walkers').out.count('\n') == 1,
      'all of the roster is the Part 2 group’s as well')

# The command line
for args in (('--recipient', b'\xff', '--purpose', 'care'), ('--recipient', 'x' * 501),
             ('--recipient',)):
    claim(in_vault(vault, 'export', 'members', *args).status == 2, f'{str(args)[:30]} is no way to say it')
claim(in_vault(vault, 'export', 'topics').status == 0
      and in_vault(vault, 'export', 'topics', *TO).status == 2, 'topics are nobody’s')

end()

#!/usr/bin/python3
"""The log: every command is in it, it names nobody to the file, and what was done to it is found."""

import re
import subprocess

from ctl import MAKER, PASSPHRASE, claim, copy, ctl, end, in_vault, make, path, write

vault = make('vault')


def log(folder, *args):
    return in_vault(folder, 'audit', '--json', *args).lines()


def verify(folder):
    return in_vault(folder, 'audit', '--verify', '--json')


def sql(folder, text):
    subprocess.run([MAKER, 'sql', folder], input=text.encode(), check=True)


# What it says.
entries = log(vault)
claim([entry['id'] for entry in entries] == list(range(len(entries), 0, -1)),
      'the newest is first, and none is left out', entries)
claim(entries[-1]['action'] == 'create' and entries[-1]['sentence'] == 'ana made this vault',
      'it begins with the vault', entries[-1])
claim(entries[0]['action'] == 'view' and entries[0]['detail'] == 'log', 'whoever reads it is in it', entries[0])
sentences = [entry['sentence'] for entry in entries]
for sentence in ('ana added the group Tuesday group', 'ana added Ana to Tuesday group',
                 'ana started the meeting of Tuesday group on November 3, 2026',
                 'ana ended the meeting of Tuesday group on November 3, 2026',
                 'ana wrote the debrief of the meeting of Tuesday group on November 3, 2026'):
    claim(sentences.count(sentence) == 1, f'once: {sentence}', *sentences)
claim(all(re.fullmatch('[a-z]+:[0-9a-f]{32}|', entry['object']) for entry in entries)
      and not any(name in (entry['object'] + ' ' + entry['detail']).lower()
                  for entry in entries for name in ('ben', 'tuesday', 'noor')),
      'the file has no names, only the sentences have', entries)
claim(len(log(vault, '--limit', '3')) == 3, 'as many as are asked for')
table = in_vault(vault, 'audit', '--limit', '1')
claim(table.status == 0 and 'read this log' in table.out, 'for people it is a table', table)

# What is done with the tool.
before = log(vault)[0]['id']
in_vault(vault, 'export', 'topics', '-o', path('topics.json'))
new = [(entry['action'], entry['detail']) for entry in log(vault) if entry['id'] > before]
claim(sorted(new) == sorted([('view', 'log'), ('unlock', ''), ('lock', ''), ('export', 'topics'),
                             ('unlock', ''), ('lock', '')]), 'an export is logged once', new)
people = write('people.csv', 'Name\nXanthe\nYorick\n')
done = in_vault(vault, 'import', 'members', people, '--group', 'Tuesday group', '--dry-run')
claim(done.status == 0 and not any(entry['action'] == 'import' for entry in log(vault)),
      'what is only tried is not logged as done', done)
in_vault(vault, 'import', 'members', people, '--group', 'Tuesday group')
claim([entry['sentence'] for entry in log(vault) if entry['action'] == 'import']
      == ['ana imported 2 members into Tuesday group'], 'an import is one deed')
before = log(vault)[0]['id']
claim(in_vault(vault, 'export', 'topics', '-o', path('no/such/folder/x')).status != 0
      and in_vault(vault, 'group', 'show', '99').status == 1, 'what fails')
claim(all(entry['action'] in ('unlock', 'lock', 'view', 'export') for entry in log(vault)
          if entry['id'] > before), 'leaves nothing that changed')

# Whether it is whole.
done = verify(vault)
claim(done.status == 0 and done.lines()[0]['whole'] is True and done.lines()[0]['checked'] > 20,
      'it is whole', done)
done = in_vault(vault, 'audit', '--verify')
claim(done.status == 0 and re.match(r'The log is whole: \d+ entries checked\.$', done.out),
      'and says so to people', done)

LOOSE = ''.join(f'DROP TRIGGER {name};' for name in
                ('audit_append', 'audit_keep', 'audit_keep_all', 'audit_head_once', 'audit_head_forward',
                 'audit_head_keep'))
for what, text, fault, number in (
        ('a changed entry', "UPDATE audit SET object = '' WHERE seq = 4", 'changed', 4),
        ('a missing entry', 'DELETE FROM audit WHERE seq = 5', 'missing', 5),
        ('swapped entries', 'UPDATE audit SET seq = 1000 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = 7;'
         ' UPDATE audit SET seq = 7 WHERE seq = 1000', 'moved', 6),
        ('one put down to nobody', 'UPDATE audit SET actor = zeroblob (16) WHERE seq = 8', 'stranger', 8),
        ('one put in before the first', 'INSERT INTO audit SELECT -1, done_at, actor, action, object, detail,'
         ' previous, keyed, signature FROM audit WHERE seq = 3', 'surplus', -1),
        ('another first key', 'UPDATE audit_head SET first = randomblob (80)', 'bad-start', 1),
):
    folder = copy(vault, what)
    sql(folder, LOOSE + text)
    done = verify(folder)
    found = done.lines()[0] if done.out else {}
    claim(done.status == 4 and found.get('whole') is False and found.get('fault') == fault
          and found.get('id') == number and found.get('detail') in done.err, f'{what}: 4, and which', done)

# The log goes on, and an end that was taken away is not made good by that.
folder = copy(vault, 'cut')
sql(folder, LOOSE + 'DELETE FROM audit WHERE seq > 20; UPDATE audit_head SET seq = 20,'
    ' hash = (SELECT previous FROM (SELECT * FROM audit) WHERE seq = 20)')
in_vault(folder, 'group', 'list')
claim(verify(folder).status == 4, 'an end taken away is found, also after the log went on', verify(folder))

# Who may read it. Whoever may not is in it all the same.
for name, role in (('Cleo', 'front-desk'), ('Ben', 'peer-leader'), ('Kim', 'co-facilitator')):
    in_vault(vault, 'user', 'add', name, '--role', role, '--user', 'ana',
             passphrase=PASSPHRASE + 'given to begin with\n')
    in_vault(vault, 'user', 'passphrase', '--user', name,
             passphrase='given to begin with\nnobody else knows this\n')
    done = in_vault(vault, 'audit', '--user', name, passphrase='nobody else knows this\n')
    claim(done.status == 7 and not done.out, f'a {role} is refused: 7', done)
    done = in_vault(vault, 'audit', '--verify', '--user', name, passphrase='nobody else knows this\n')
    claim(done.status == 7 and not done.out, 'to verify it as well', done)
    claim(f'{name} unlocked the vault' in [entry['sentence'] for entry in log(vault, '--user', 'ana')],
          'and was there', log(vault, '--user', 'ana', '--limit', '9'))
in_vault(vault, 'audit', '--user', 'Cleo', passphrase='what can it be\n')
sentences = [entry['sentence'] for entry in log(vault, '--user', 'ana')]
claim(any(sentence.startswith('A wrong passphrase was typed for Cleo at ') for sentence in sentences),
      'a wrong passphrase is told at the next unlock', *sentences[:9])
claim('ana added Kim as a user' in sentences, 'and who was made a user', *sentences)
before = len(sentences)
done = in_vault(vault, 'user', 'remove', 'Ben', '--user', 'ana')
sentences = [entry['sentence'] for entry in log(vault, '--user', 'ana')]
claim(done.status == 0 and 'ana removed Ben from the users' in sentences and 'Ben unlocked the vault' in sentences,
      'who was removed still has a name', done, *sentences[:9])
done = in_vault(vault, 'audit', '--verify', '--json', '--user', 'ana')
claim(done.status == 0 and done.lines()[0]['checked'] > before, 'and with new keys of the vault it is whole', done)

# The command line.
claim(ctl('audit', '--vault', vault, '--user', 'ana', '--passphrase-file', '-', stdin='wrong\n').status == 3,
      'a wrong passphrase is 3')
claim(in_vault(vault, 'audit', 'more', '--user', 'ana').status == 2
      and in_vault(vault, 'audit', '--limit', '0', '--user', 'ana').status in (1, 2),
      'what makes no sense is refused')
claim(PASSPHRASE.strip() not in in_vault(vault, 'audit', '--user', 'ana').out, 'no passphrase stands in it')
end()

#!/usr/bin/python3
"""Each diagnostic of "peersidectl check" has a fault that it finds, and that no other one complains
about; a vault that is as it should be has none."""

import json
import os
import shutil
import subprocess

from ctl import MAKER, claim, copy, ctl, end, in_vault, make, path, write

FAR = {'LD_PRELOAD': os.path.join(os.environ['PS_BUILD_ROOT'], 'tests/support/far-away.so'),
       'ASAN_OPTIONS': 'verify_asan_link_order=0'}

whole = make('whole')
DATABASE = 'peerside.db'


def hide(folder):
    """Whoever changes the database behind Peerside's back takes the witness away, or that is seen."""
    if os.path.exists(os.path.join(folder, 'witness')):
        os.remove(os.path.join(folder, 'witness'))


def sql(folder, text):
    subprocess.run([MAKER, 'sql', folder], input=text, text=True, check=True)
    hide(folder)


def flip(folder, name, at):
    with open(os.path.join(folder, name), 'r+b') as file:
        file.seek(at, os.SEEK_END if at < 0 else os.SEEK_SET)
        byte = file.read(1)[0]
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 0xff]))


def put(folder, name, content=b'x', mode=0o600):
    with open(os.path.join(folder, name), 'wb') as file:
        file.write(content)
    os.chmod(os.path.join(folder, name), mode)


def look(folder, *args, **more):
    done = in_vault(folder, 'check', '--json', *args, **more)
    return done, done.lines() if done.out else []


def names(lines):
    return [line['check'] for line in lines]


def failed(lines):
    return [line['check'] for line in lines if not line['ok']]


def free_page(folder):
    """Damage in a page that nothing is kept in: only the seal of the page knows."""
    sql(folder, 'CREATE TABLE padding (a); INSERT INTO padding VALUES (zeroblob (200000)); DROP TABLE padding;')
    flip(folder, DATABASE, -2000)


def put_back(folder):
    """An old database in the place of a newer one: each of its pages has a good seal."""
    with open(os.path.join(folder, DATABASE), 'rb') as file:
        old = file.read()
    assert in_vault(folder, 'group', 'add', 'Second').status == 0
    put(folder, DATABASE, old)


def spoil_backup(folder, at):
    """Damage at its head, which a quick look sees, or where only reading all of it does."""
    backups = os.path.join(folder, 'backups')
    name = next(name for name in os.listdir(backups) if name.endswith('.peerbak'))
    flip(backups, name, at)


def foreign_keyring(folder):
    """Each of the two can be read, and they are not the same."""
    other = make('other', 'empty')
    shutil.copy(os.path.join(other, 'keyring'), os.path.join(folder, 'keyring.bak'))


# What is sealed begins with the version of the seal.
GARBAGE = 'CAST (substr (sealed, 1, 1) || randomblob (600) AS BLOB)'
SESSION = """INSERT INTO session (id, uid, group_id, kind, state, planned_at, planned_s, started_at, ended_at)
 VALUES (99, randomblob (16), 1, 'social', 'ended', 1, 60, {}, 9);
 INSERT INTO segment (session_id, position, kind, title, min_s, planned_s, max_s, led_by, place, allotted_s)
 VALUES (99, {}, 'social', 'Walk', 1, 60, 60, 'peer', 0, 60);
 INSERT INTO clock_event (session_id, seq, verb, wall_at, boot_us)
 VALUES (99, 0, 'start', 1, 1), (99, {}, 'end', 9, 9);"""
PERSON = """INSERT INTO person (id, uid, preferred_name, name_fold, created_at, updated_at, archived_at,
 merged_into_id) VALUES (99, randomblob (16), 'Dee', 'dee', 1, 1, 1, {});"""

# What is done to a vault, and which diagnostic says so; with "deep", which one of those that need it.
FAULTS = [
    ('witness', put_back),
    ('ballast', lambda v: put(v, 'ballast', b'not much')),
    ('attempts', lambda v: put(v, 'attempts', b'nothing much\n')),
    ('backups', lambda v: spoil_backup(v, 3)),
    ('audit-log', """DROP TRIGGER audit_keep; UPDATE audit SET detail = 'nothing' WHERE seq = 1"""),
    ('folder-mode', lambda v: os.chmod(v, 0o755)),
    ('file-modes', lambda v: os.chmod(os.path.join(v, 'keyring'), 0o644)),
    ('foreign-files', lambda v: put(v, 'letter.odt')),
    ('nothing-unfinished', lambda v: put(v, 'keyring.tmp')),
    ('keyring', lambda v: flip(v, 'keyring', 200)),
    ('keyring-copy', lambda v: os.remove(os.path.join(v, 'keyring.bak'))),
    ('keyring-copy-equal', foreign_keyring),
    ('database-there', lambda v: os.truncate(os.path.join(v, DATABASE), 0)),
    ('database-encrypted', lambda v: put(v, DATABASE, b'SQLite format 3\0' + bytes(9000))),
    ('no-old-journal', lambda v: put(v, DATABASE + '-journal', b'\xd9\xd5\x05\xf9' + bytes(600))),
    ('database-opens', lambda v: flip(v, DATABASE, 100)),
    ('application-id', 'PRAGMA application_id = 7'),
    ('schema-version', 'PRAGMA user_version = 0'),
    ('vault-id', "UPDATE meta SET value = randomblob (16) WHERE key = 'vault'"),
    ('journal-mode', 'PRAGMA journal_mode = DELETE'),
    ('integrity', "UPDATE person SET role = 'somebody' WHERE id = 1"),
    ('references', "INSERT INTO tombstone VALUES (randomblob (16), 'x', 1);"
                   "UPDATE support_group SET next_topic_id = 99999"),
    ('running-clock', """INSERT INTO session (uid, group_id, state, planned_at, planned_s, started_at)
        VALUES (randomblob (16), 1, 'running', 1, 60, 1)"""),
    ('meeting-segments', SESSION.format(1, 1, 1)),
    ('meeting-times', SESSION.format(10, 0, 1)),
    ('meeting-clocks-replay', "DELETE FROM clock_event WHERE verb = 'end'"),
    ('meeting-clocks-replay', SESSION.format(1, 0, 2)),
    ('attendance-corrections', """INSERT INTO attendance_change (session_id, person_id, old_status,
        new_status, changed_at, changed_by) SELECT session_id, person_id, 'late', 'excused', 1, 'ana'
        FROM attendance WHERE status = 'present'"""),
    ('attendance-corrections', """INSERT INTO attendance_change (session_id, person_id, old_status,
        new_status, old_mode, new_mode, changed_at, changed_by) SELECT session_id, person_id, 'late',
        status, 'in-person', 'phone', 1, 'ana' FROM attendance WHERE mode <> 'phone'"""),
    ('attendance-corrections', """INSERT INTO attendance_change (session_id, person_id, old_status,
        new_status, changed_at, changed_by) SELECT session_id, person_id, 'late', '', 1, 'ana'
        FROM attendance"""),
    ('debriefs-owed', 'DELETE FROM debrief'),
    ('agenda-order', 'UPDATE agenda_segment SET position = 9 WHERE position = 1'),
    ('memberships-open-once', """DROP INDEX membership_open;
        INSERT INTO membership (uid, group_id, person_id, joined_on)
        SELECT randomblob (16), group_id, person_id, joined_on FROM membership WHERE person_id = 1"""),
    ('memberships-apart', """INSERT INTO membership (uid, group_id, person_id, joined_on, left_on,
        leave_reason) SELECT randomblob (16), group_id, person_id, '2020-01-01', '2099-01-01', 'unknown'
        FROM membership WHERE person_id = 1"""),
    ('membership-days', "UPDATE membership SET joined_on = '2026-02-30' WHERE person_id = 1"),
    ('plan-days', "INSERT INTO closed_day VALUES ('Christmas', '')"),
    ('settings', "INSERT INTO setting VALUES ('A Key', 'x')"),
    ('follow-up-days', """INSERT INTO follow_up (uid, owner, due_on, what, created_at)
        VALUES (randomblob (16), 'desk', 'soon', 'Call', 1)"""),
    ('not-seen-calls', """INSERT INTO follow_up (id, uid, owner, due_on, what, created_at)
        VALUES (9999, randomblob (16), 'desk', '2026-01-06', 'Call', 1);
        INSERT INTO not_seen SELECT id, 1, 9999, 1 FROM support_group LIMIT 1"""),
    ('note-revisions', "DROP TRIGGER note_revision_stays; UPDATE note SET revision = 3 WHERE revision = 1"),
    ('member-words', 'DELETE FROM person_word WHERE person_id = 1'),
    ('member-merges', PERSON.format(99) + "INSERT INTO person_word VALUES ('dee', 99)"),
    ('buddies', 'UPDATE person SET buddy_id = id WHERE id = 1'),
    ('bereavements', "UPDATE person SET died_on = '2026-01-01' WHERE id = 1"),
    ('remembrances', """INSERT INTO remembrance (uid, group_id, person_id, created_at)
        SELECT randomblob (16), id, 1, 1 FROM support_group LIMIT 1"""),
    ('member-imports', """INSERT INTO member_import (uid, format, imported_at, imported_by, undone_at)
        VALUES (randomblob (16), 'csv', 2, 'Ana', 1)"""),
    ('search-index', """INSERT INTO topic_text (topic_text, rowid, title, category, objective, prompts,
        exercise, caution) SELECT 'delete', id, title, category, objective, prompts, exercise, caution
        FROM topic LIMIT 1"""),
    ('zones-known', "UPDATE support_group SET zone = 'Mars/Olympus'"),
    ('group-rules', "UPDATE support_group SET rule = 'FREQ=SOMETIMES'"),
    ('one-meeting-runs', "DROP INDEX session_running;"
        + "".join(SESSION.format(1, 0, 1).replace('99', number)
                  .replace("'ended'", "'running'").replace('1, 60, 1, 9)', '1, 60, 1, NULL)')
                  .replace(f"({number}, 0, 'start', 1, 1), ({number}, 1, 'end', 9, 9)",
                           f"({number}, 0, 'start', 1, 1)")
                  for number in ('97', '98'))),
]
DEEP = [
    ('backups', lambda v: spoil_backup(v, -100)),
    ('pages', free_page),
    ('notes-open', f"""INSERT INTO note (uid, session_id, class, author, revision, epoch, sealed, written_at)
        SELECT randomblob (16), session_id, class, author, 2, epoch, {GARBAGE}, written_at FROM note"""),
    ('follow-ups-open', f"""INSERT INTO follow_up (uid, session_id, owner, due_on, epoch, sealed, created_at)
        SELECT randomblob (16), session_id, 'peer', '2026-11-10', epoch, {GARBAGE}, 1 FROM note"""),
]

claim(in_vault(whole, 'backup').status == 0, 'with a backup')
done, lines = look(whole, '--deep')
plain = 'cipher' in failed(lines)
claim(done.status == 0 or plain, 'a vault as it should be passes', failed(lines), done)
every = names(lines)
claim(len(every) >= 20 and len(set(every)) == len(every), f'{len(every)} diagnostics, each with its name', every)
claim(all(set(line) == {'check', 'ok', 'detail'} for line in lines), 'and each a line of JSON')
done, lines = look(whole)
claim(set(names(lines)) < set(every), 'a quick look leaves some of them out', names(lines))

found = {'cipher'}  # which fails in a build without encryption, and there always
for deep, faults in ((False, FAULTS), (True, DEEP)):
    for name, fault in faults:
        if plain and name in ('database-encrypted', 'pages'):
            found.add(name)
            continue
        hurt = copy(whole, 'hurt')
        if callable(fault):
            fault(hurt)
        else:
            sql(hurt, fault)
        done, lines = look(hurt, *(['--deep'] if deep else []))
        complaints = [check for check in failed(lines) if not (plain and check == 'cipher')]
        claim(complaints == [name] and done.status == 4 and name in done.err,
              f'{name} is found, and nothing else', complaints, done)
        claim(all(line['detail'] for line in lines if not line['ok']), f'{name} says why')
        found.add(name)
        shutil.rmtree(hurt)

# What is around the vault.
for name, status, more in (
        ('unlock', 3, {'passphrase': 'something else\n'}),
        ('folder-place', 4, {'env': {**FAR, 'PS_FAR_AWAY': f'0x6969:{whole}'}}),
        ('free-space', 8, {'env': {**FAR, 'PS_ROOM_LEFT': '1000000'}})):
    done, lines = look(whole, **more)
    claim(failed(lines) == [name] or plain, f'{name} is found, and nothing else', failed(lines), done)
    claim(done.status == status or plain, f'{name} ends with {status}', done)
    found.add(name)
with subprocess.Popen([MAKER, 'hold', whole], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
    holder.stdout.readline()
    done, lines = look(whole)
    claim(failed(lines) == ['lock'] and done.status == 5, 'lock is found, and nothing else', done)
    found.add('lock')
    holder.stdin.close()

claim(set(every) <= found, 'there is no diagnostic that was never seen to fail', set(every) - found)

# A newer file is told apart from a damaged one, and an older one is no fault.
for version, status in (('99', 6), ('1', 0)):
    hurt = copy(whole, 'version')
    sql(hurt, f'PRAGMA user_version = {version}')
    done, lines = look(hurt)
    claim(done.status == status or plain, f'a database of version {version} ends with {status}', done)
    shutil.rmtree(hurt)

done, lines = look(whole)
claim(done.status == 0 or plain, 'and the vault that was looked at so often is as it was', done)
large = make('large', 'empty')
claim(in_vault(large, 'sample', '--members', '60', '--meetings', '40', '--notes', '30').status == 0,
      'a vault of a year or so')
done, lines = look(large, '--deep')
claim(done.status == 0 or plain, 'passes as well', failed(lines), done)
done = in_vault(whole, 'check', '--deep')
claim(all(f' {name}' in done.out for name in names(lines)), 'in words, too', done)
end()

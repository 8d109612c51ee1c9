-- Peerside's first schema.
--
-- Every record has a local id, for lists and joins, and a uid (UUID version 7), by which exports
-- and seals know it. Moments are microseconds since 1970 UTC and end in _at; days are 'YYYY-MM-DD'
-- in the group's own zone and end in _on; durations are seconds and end in _s. Enumerations are
-- stored as the words of the field. What is kept from the front desk is sealed and a BLOB.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value ANY NOT NULL
) STRICT, WITHOUT ROWID;

-- What the clinic says of itself: 'clinic-name', 'clinic-phone', 'content-version' ...
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Local numbers for a crisis and for the way home; asked at set-up.
CREATE TABLE local_contact (
  id         INTEGER PRIMARY KEY,
  uid        BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  kind       TEXT    NOT NULL
             CHECK (kind IN ('emergency', 'crisis-line', 'on-call', 'supervisor', 'other')),
  name       TEXT    NOT NULL CHECK (name <> ''),
  number     TEXT    NOT NULL DEFAULT '',
  position   INTEGER NOT NULL DEFAULT 0,
  checked_at INTEGER
) STRICT;

-- Somebody who comes to a group, or is expected to. Only a name is ever required.
-- name_fold is preferred_name without case and marks, for the order and for the search.
CREATE TABLE person (
  id             INTEGER PRIMARY KEY,
  uid            BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  preferred_name TEXT    NOT NULL CHECK (trim (preferred_name) <> '' AND length (preferred_name) <= 200),
  full_name      TEXT    NOT NULL DEFAULT '',
  name_fold      TEXT    NOT NULL,
  initial        TEXT    NOT NULL DEFAULT '',
  pronouns       TEXT    NOT NULL DEFAULT '',
  language       TEXT    NOT NULL DEFAULT '',
  access_needs   TEXT    NOT NULL DEFAULT '',
  role           TEXT    NOT NULL DEFAULT 'living-with' CHECK (role IN ('living-with', 'caregiver')),
  walk_in        INTEGER NOT NULL DEFAULT 0 CHECK (walk_in IN (0, 1)),
  buddy_id       INTEGER REFERENCES person (id) ON DELETE SET NULL,
  merged_into_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  archived_at    INTEGER,
  CHECK (merged_into_id IS NULL OR archived_at IS NOT NULL)
) STRICT;

CREATE INDEX person_by_name ON person (name_fold, id) WHERE archived_at IS NULL;

-- Every word of a name, and every phone number and address, folded: the search reads this one.
CREATE TABLE person_word (
  word      TEXT    NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (word, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_word_by_person ON person_word (person_id);

-- One way to reach a person, with what they said may be done with it.
-- value_fold is digits only for a phone, folded text for the rest: duplicates are found by it.
CREATE TABLE contact_way (
  id         INTEGER PRIMARY KEY,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind       TEXT    NOT NULL CHECK (kind IN ('phone', 'email', 'postal')),
  value      TEXT    NOT NULL CHECK (value <> ''),
  value_fold TEXT    NOT NULL,
  label      TEXT    NOT NULL DEFAULT '',
  ok_call    INTEGER NOT NULL DEFAULT 0 CHECK (ok_call IN (0, 1)),
  ok_text    INTEGER NOT NULL DEFAULT 0 CHECK (ok_text IN (0, 1)),
  ok_message INTEGER NOT NULL DEFAULT 0 CHECK (ok_message IN (0, 1)),
  ok_mail    INTEGER NOT NULL DEFAULT 0 CHECK (ok_mail IN (0, 1)),
  position   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX contact_way_by_person ON contact_way (person_id, position);
CREATE INDEX contact_way_by_value ON contact_way (kind, value_fold);

CREATE TABLE topic (
  id           INTEGER PRIMARY KEY,
  uid          BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  origin       TEXT    UNIQUE,        -- the shipped topic's key; NULL for the clinic's own
  edited       INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1)),
  title        TEXT    NOT NULL CHECK (trim (title) <> ''),
  category     TEXT    NOT NULL DEFAULT '',
  minutes      INTEGER NOT NULL DEFAULT 30 CHECK (minutes BETWEEN 1 AND 480),
  objective    TEXT    NOT NULL DEFAULT '',
  prompts      TEXT    NOT NULL DEFAULT '',   -- one open question a line
  exercise     TEXT    NOT NULL DEFAULT '',   -- one step a line
  materials    TEXT    NOT NULL DEFAULT '',
  audience     TEXT    NOT NULL DEFAULT '',
  caution      TEXT    NOT NULL DEFAULT '',
  caution_tags TEXT    NOT NULL DEFAULT '',   -- of grief, suicide, trauma, medicines; by spaces
  led_by       TEXT    NOT NULL DEFAULT 'peer'
               CHECK (led_by IN ('peer', 'professional', 'member', 'guest')),
  source       TEXT    NOT NULL DEFAULT '',
  favourite    INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1)),
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  archived_at  INTEGER
) STRICT;

CREATE INDEX topic_by_title ON topic (title COLLATE NOCASE, id) WHERE archived_at IS NULL;

CREATE VIRTUAL TABLE topic_text USING fts5 (
  title, category, objective, prompts, exercise, caution,
  content = 'topic', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3');

CREATE TRIGGER topic_text_insert AFTER INSERT ON topic BEGIN
  INSERT INTO topic_text (rowid, title, category, objective, prompts, exercise, caution)
  VALUES (new.id, new.title, new.category, new.objective, new.prompts, new.exercise, new.caution);
END;

CREATE TRIGGER topic_text_delete AFTER DELETE ON topic BEGIN
  INSERT INTO topic_text (topic_text, rowid, title, category, objective, prompts, exercise, caution)
  VALUES ('delete', old.id, old.title, old.category, old.objective, old.prompts, old.exercise,
          old.caution);
END;

CREATE TRIGGER topic_text_update
AFTER UPDATE OF title, category, objective, prompts, exercise, caution ON topic BEGIN
  INSERT INTO topic_text (topic_text, rowid, title, category, objective, prompts, exercise, caution)
  VALUES ('delete', old.id, old.title, old.category, old.objective, old.prompts, old.exercise,
          old.caution);
  INSERT INTO topic_text (rowid, title, category, objective, prompts, exercise, caution)
  VALUES (new.id, new.title, new.category, new.objective, new.prompts, new.exercise, new.caution);
END;

-- A group, its rule and its ways. rule is an RRULE value (RFC 5545, 3.3.10) counted from starts_on
-- at start_minute local time in zone (an IANA name); an empty rule is a group without fixed dates.
CREATE TABLE support_group (
  id             INTEGER PRIMARY KEY,
  uid            BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  name           TEXT    NOT NULL CHECK (trim (name) <> '' AND length (name) <= 200),
  neutral_name   TEXT    NOT NULL DEFAULT '',  -- what a flyer or a message on a machine may say
  model          TEXT    NOT NULL
                 CHECK (model IN ('co-facilitated', 'programme', 'recovery', 'patient-led', 'web')),
  access         TEXT    NOT NULL DEFAULT 'open' CHECK (access IN ('open', 'closed')),
  place          TEXT    NOT NULL DEFAULT '',
  rule           TEXT    NOT NULL DEFAULT '',
  starts_on      TEXT    NOT NULL DEFAULT '',
  start_minute   INTEGER NOT NULL DEFAULT 0 CHECK (start_minute BETWEEN 0 AND 1439),
  zone           TEXT    NOT NULL DEFAULT '',
  minutes        INTEGER NOT NULL CHECK (minutes BETWEEN 5 AND 1440),
  capacity       INTEGER NOT NULL DEFAULT 12 CHECK (capacity BETWEEN 0 AND 1000),
  head_count     INTEGER NOT NULL DEFAULT 0 CHECK (head_count IN (0, 1)),  -- keeps no roster
  cross_talk     TEXT    NOT NULL DEFAULT 'after-check-in'
                 CHECK (cross_talk IN ('allowed', 'after-check-in', 'not-at-all')),
  agreement      TEXT    NOT NULL DEFAULT '',  -- the comfort agreement, one point a line
  agreement_on   TEXT    NOT NULL DEFAULT '',
  peer_leader    TEXT    NOT NULL DEFAULT '',
  professional   TEXT    NOT NULL DEFAULT '',
  part2          INTEGER NOT NULL DEFAULT 0 CHECK (part2 IN (0, 1)),
  next_topic_id  INTEGER REFERENCES topic (id) ON DELETE SET NULL,
  created_at     INTEGER NOT NULL,
  updated_at     INTEGER NOT NULL,
  archived_at    INTEGER,
  CHECK ((rule = '') OR (starts_on <> '' AND zone <> ''))
) STRICT;

-- A date of the rule that does not happen, or happens at another time.
CREATE TABLE group_date (
  group_id     INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  rule_on      TEXT    NOT NULL,
  action       TEXT    NOT NULL CHECK (action IN ('skipped', 'moved')),
  moved_on     TEXT,
  moved_minute INTEGER CHECK (moved_minute BETWEEN 0 AND 1439),
  PRIMARY KEY (group_id, rule_on),
  CHECK ((action = 'moved') = (moved_on IS NOT NULL AND moved_minute IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- The agenda that a group's next meeting starts from. min_s <= planned_s <= max_s.
CREATE TABLE agenda_segment (
  id           INTEGER PRIMARY KEY,
  group_id     INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  kind         TEXT    NOT NULL
               CHECK (kind IN ('welcome', 'agreement', 'safety-ask', 'check-in', 'mindfulness',
                               'topic', 'guest', 'member-presentation', 'exercise', 'open-sharing',
                               'break', 'goal-round', 'feedback', 'confidentiality', 'contact',
                               'check-out', 'social')),
  title        TEXT    NOT NULL CHECK (trim (title) <> ''),
  min_s        INTEGER NOT NULL CHECK (min_s >= 0),
  planned_s    INTEGER NOT NULL CHECK (planned_s >= min_s),
  max_s        INTEGER NOT NULL CHECK (max_s >= planned_s AND max_s <= 86400),
  led_by       TEXT    NOT NULL DEFAULT 'peer'
               CHECK (led_by IN ('peer', 'professional', 'member', 'guest')),
  cue          TEXT    NOT NULL DEFAULT '',
  materials    TEXT    NOT NULL DEFAULT '',
  protected    INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
  auto_advance INTEGER NOT NULL DEFAULT 0 CHECK (auto_advance IN (0, 1)),
  UNIQUE (group_id, position)
) STRICT;

-- A spell of membership. Somebody who leaves and comes back has two.
CREATE TABLE membership (
  id           INTEGER PRIMARY KEY,
  uid          BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  group_id     INTEGER NOT NULL REFERENCES support_group (id) ON DELETE RESTRICT,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  joined_on    TEXT    NOT NULL,
  left_on      TEXT,
  leave_reason TEXT
               CHECK (leave_reason IN ('moved-on-well', 'schedule', 'transport', 'health',
                                       'did-not-connect', 'other-group', 'not-suitable',
                                       'moved-away', 'died', 'unknown')),
  CHECK ((left_on IS NULL) = (leave_reason IS NULL)),
  CHECK (left_on IS NULL OR left_on >= joined_on)
) STRICT;

CREATE UNIQUE INDEX membership_open ON membership (group_id, person_id) WHERE left_on IS NULL;
CREATE INDEX membership_by_person ON membership (person_id, joined_on);
CREATE INDEX membership_by_group ON membership (group_id, joined_on);

-- One meeting of a group.
CREATE TABLE session (
  id            INTEGER PRIMARY KEY,
  uid           BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  group_id      INTEGER NOT NULL REFERENCES support_group (id) ON DELETE RESTRICT,
  rule_on       TEXT,          -- which date of the group's rule this is, if it is one
  kind          TEXT    NOT NULL DEFAULT 'meeting' CHECK (kind IN ('meeting', 'social')),
  state         TEXT    NOT NULL CHECK (state IN ('running', 'ended')),
  planned_at    INTEGER NOT NULL,
  planned_s     INTEGER NOT NULL CHECK (planned_s BETWEEN 1 AND 86400),
  started_at    INTEGER NOT NULL,
  ended_at      INTEGER,
  paused_s      INTEGER NOT NULL DEFAULT 0 CHECK (paused_s >= 0),
  estimated     INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1)),  -- times across a reboot
  place         TEXT    NOT NULL DEFAULT '',
  topic_id      INTEGER REFERENCES topic (id) ON DELETE SET NULL,
  head_count    INTEGER CHECK (head_count BETWEEN 0 AND 100000),
  peer_leader   TEXT    NOT NULL DEFAULT '',
  professional  TEXT    NOT NULL DEFAULT '',
  CHECK ((state = 'ended') = (ended_at IS NOT NULL))
) STRICT;

-- One workstation, one room: a second meeting cannot be started while one runs.
CREATE UNIQUE INDEX session_running ON session (state) WHERE state = 'running';
CREATE INDEX session_by_group ON session (group_id, started_at);
CREATE INDEX session_by_start ON session (started_at);
CREATE INDEX session_by_topic ON session (topic_id, started_at) WHERE topic_id IS NOT NULL;

-- What was planned and what came of it. position and what follows it up to auto_advance are the
-- plan that the meeting began with, from which its clock is played again, and never change. place
-- and allotted_s are where it stands and what it is to take after swaps, extensions and trims.
-- elapsed_s has the pauses left out; paused_s has them.
CREATE TABLE segment (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  kind       TEXT    NOT NULL
             CHECK (kind IN ('welcome', 'agreement', 'safety-ask', 'check-in', 'mindfulness',
                             'topic', 'guest', 'member-presentation', 'exercise', 'open-sharing',
                             'break', 'goal-round', 'feedback', 'confidentiality', 'contact',
                             'check-out', 'social')),
  title      TEXT    NOT NULL CHECK (trim (title) <> ''),
  min_s      INTEGER NOT NULL CHECK (min_s >= 0),
  planned_s  INTEGER NOT NULL CHECK (planned_s >= 0),
  max_s      INTEGER NOT NULL CHECK (max_s >= 0),
  led_by     TEXT    NOT NULL CHECK (led_by IN ('peer', 'professional', 'member', 'guest')),
  cue        TEXT    NOT NULL DEFAULT '',
  materials  TEXT    NOT NULL DEFAULT '',
  protected  INTEGER NOT NULL DEFAULT 0 CHECK (protected IN (0, 1)),
  auto_advance INTEGER NOT NULL DEFAULT 0 CHECK (auto_advance IN (0, 1)),
  place      INTEGER NOT NULL,
  allotted_s INTEGER NOT NULL CHECK (allotted_s >= 0),
  started_at INTEGER,
  ended_at   INTEGER,
  elapsed_s  INTEGER NOT NULL DEFAULT 0 CHECK (elapsed_s >= 0),
  paused_s   INTEGER NOT NULL DEFAULT 0 CHECK (paused_s >= 0),
  skipped    INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
  UNIQUE (session_id, position)
) STRICT;

-- Every touch of the meeting's clock, as it came. The clock is these rows played again, so a crash
-- loses nothing: wall and boot time, and which boot, say how long each stretch was.
CREATE TABLE clock_event (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  seq        INTEGER NOT NULL CHECK (seq >= 0),
  verb       TEXT    NOT NULL
             CHECK (verb IN ('start', 'next', 'back', 'skip', 'swap', 'extend', 'pause', 'resume',
                             'refit', 'away', 'marker', 'undo', 'end')),
  argument   TEXT    NOT NULL DEFAULT '',
  wall_at    INTEGER NOT NULL,
  boot_us    INTEGER NOT NULL,
  boot_id    TEXT    NOT NULL DEFAULT '',
  PRIMARY KEY (session_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  status     TEXT    NOT NULL
             CHECK (status IN ('expected', 'present', 'late', 'left-early', 'excused', 'absent')),
  mode       TEXT    NOT NULL DEFAULT 'in-person' CHECK (mode IN ('in-person', 'online', 'phone')),
  first_time INTEGER NOT NULL DEFAULT 0 CHECK (first_time IN (0, 1)),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (session_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX attendance_by_person ON attendance (person_id, session_id);

-- What attendance said before it was corrected after the meeting, and who corrected it.
CREATE TABLE attendance_change (
  id         INTEGER PRIMARY KEY,
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  old_status TEXT    NOT NULL,
  new_status TEXT    NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT    NOT NULL
) STRICT;

CREATE INDEX attendance_change_by_session ON attendance_change (session_id, person_id);

-- That a debrief is owed, in hand, done or left out. What it says is in note.
CREATE TABLE debrief (
  id           INTEGER PRIMARY KEY,
  uid          BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  session_id   INTEGER NOT NULL UNIQUE REFERENCES session (id) ON DELETE CASCADE,
  state        TEXT    NOT NULL CHECK (state IN ('waiting', 'finished', 'skipped')),
  created_at   INTEGER NOT NULL,
  finished_at  INTEGER,
  CHECK ((state = 'waiting') = (finished_at IS NULL))
) STRICT;

CREATE INDEX debrief_by_state ON debrief (state, created_at);

-- Sealed text. A record is about the meeting, a debrief about how it was led, and both are for who
-- holds the NOTES key of their epoch; a process note is for its author alone. A revision is never
-- written again; a draft (revision 0) is, until it becomes one.
CREATE TABLE note (
  id         INTEGER PRIMARY KEY,
  uid        BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  class      TEXT    NOT NULL CHECK (class IN ('record', 'debrief', 'process')),
  author     BLOB    NOT NULL CHECK (length (author) = 16),
  revision   INTEGER NOT NULL CHECK (revision >= 0),
  epoch      INTEGER NOT NULL CHECK (epoch >= 0),
  sealed     BLOB    NOT NULL CHECK (length (sealed) > 0),
  written_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX note_draft ON note (session_id, class, author) WHERE revision = 0;
CREATE UNIQUE INDEX note_revision ON note (session_id, class, revision, author) WHERE revision > 0;

CREATE TRIGGER note_revision_stays BEFORE UPDATE ON note WHEN old.revision > 0 BEGIN
  SELECT raise (ABORT, 'a revision of a note is never changed');
END;

-- Something to be done, by one owner, by one day. The desk's are in plain words, because the desk
-- holds no key to the others, which are sealed like the debrief that they came from.
CREATE TABLE follow_up (
  id         INTEGER PRIMARY KEY,
  uid        BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  session_id INTEGER REFERENCES session (id) ON DELETE CASCADE,
  person_id  INTEGER REFERENCES person (id) ON DELETE RESTRICT,
  owner      TEXT    NOT NULL CHECK (owner IN ('peer', 'professional', 'desk')),
  due_on     TEXT    NOT NULL,
  what       TEXT,
  epoch      INTEGER,
  sealed     BLOB,
  created_at INTEGER NOT NULL,
  done_at    INTEGER,
  CHECK ((owner = 'desk') = (what IS NOT NULL)),
  CHECK ((what IS NULL) = (sealed IS NOT NULL AND epoch IS NOT NULL))
) STRICT;

CREATE INDEX follow_up_open ON follow_up (due_on) WHERE done_at IS NULL;
CREATE INDEX follow_up_by_session ON follow_up (session_id);

-- What was deleted, so that an exchange between workstations can, one day, delete it there too.
CREATE TABLE tombstone (
  uid        BLOB    PRIMARY KEY CHECK (length (uid) = 16),
  kind       TEXT    NOT NULL,
  deleted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

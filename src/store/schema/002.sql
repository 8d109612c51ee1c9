-- Guest speakers, what is planned for a date, days on which the clinic is closed, and rounds.

-- Somebody from outside who can be asked to speak to a group. Not a member, and never on a roster.
-- name_fold is the name without case and marks, for the order and for the search.
CREATE TABLE guest (
  id           INTEGER PRIMARY KEY,
  uid          BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  name         TEXT    NOT NULL CHECK (trim (name) <> '' AND length (name) <= 200),
  name_fold    TEXT    NOT NULL,
  subject      TEXT    NOT NULL DEFAULT '',   -- what they can speak about
  organisation TEXT    NOT NULL DEFAULT '',
  phone        TEXT    NOT NULL DEFAULT '',
  email        TEXT    NOT NULL DEFAULT '',
  note         TEXT    NOT NULL DEFAULT '',
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  archived_at  INTEGER
) STRICT;

CREATE INDEX guest_by_name ON guest (name_fold, id) WHERE archived_at IS NULL;

-- A guest who was asked to a date of a group's rule. briefed_on: on which day they were told what
-- stays in the room, and its limits; NULL as long as they were not.
CREATE TABLE booking (
  id         INTEGER PRIMARY KEY,
  uid        BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  guest_id   INTEGER NOT NULL REFERENCES guest (id) ON DELETE RESTRICT,
  group_id   INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  rule_on    TEXT    NOT NULL,
  state      TEXT    NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed', 'declined')),
  briefed_on TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (group_id, rule_on, guest_id)
) STRICT;

CREATE INDEX booking_by_guest ON booking (guest_id, rule_on);

-- What is planned for one date of a group's rule. A member who is to present has said yes on
-- consent_on, and may take it back.
CREATE TABLE date_plan (
  group_id     INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  rule_on      TEXT    NOT NULL,
  topic_id     INTEGER REFERENCES topic (id) ON DELETE SET NULL,
  presenter_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
  consent_on   TEXT,
  note         TEXT    NOT NULL DEFAULT '',
  updated_at   INTEGER NOT NULL,
  PRIMARY KEY (group_id, rule_on)
) STRICT, WITHOUT ROWID;

CREATE INDEX date_plan_by_topic ON date_plan (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX date_plan_by_presenter ON date_plan (presenter_id) WHERE presenter_id IS NOT NULL;

-- A day on which the clinic is closed and no group meets unless somebody says so.
CREATE TABLE closed_day (
  closed_on TEXT PRIMARY KEY,
  name      TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Who presented in a meeting's segment, and on which day they agreed to; the guest who spoke in it.
ALTER TABLE segment ADD COLUMN presenter_id INTEGER REFERENCES person (id) ON DELETE SET NULL;
ALTER TABLE segment ADD COLUMN consent_on TEXT;
ALTER TABLE segment ADD COLUMN guest_id INTEGER REFERENCES guest (id) ON DELETE SET NULL;

CREATE INDEX segment_by_presenter ON segment (presenter_id) WHERE presenter_id IS NOT NULL;
CREATE INDEX segment_by_guest ON segment (guest_id) WHERE guest_id IS NOT NULL;

-- That a round reached everybody, and how many that were. Who said what, or passed, is nowhere.
CREATE TABLE segment_round (
  segment_id   INTEGER PRIMARY KEY REFERENCES segment (id) ON DELETE CASCADE,
  people       INTEGER NOT NULL CHECK (people BETWEEN 0 AND 100000),
  completed_at INTEGER NOT NULL
) STRICT;

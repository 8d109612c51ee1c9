-- People: files and merges that can be taken back, waitlists, welcomes, home groups, bereavement.

-- One file that members were brought in from, so that all of it can be taken back. What the file was
-- called is not kept: people are called by their files' names.
CREATE TABLE member_import (
  id          INTEGER PRIMARY KEY,
  uid         BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  group_id    INTEGER REFERENCES support_group (id) ON DELETE SET NULL,
  format      TEXT    NOT NULL CHECK (format IN ('csv', 'vcard')),
  imported_at INTEGER NOT NULL,
  imported_by TEXT    NOT NULL,
  undone_at   INTEGER
) STRICT;

CREATE INDEX member_import_by_time ON member_import (imported_at);

-- Whom it brought, or what it added to somebody who was known: a spell of membership, and which of
-- their fields were blank and are filled, by spaces.
CREATE TABLE member_import_person (
  import_id     INTEGER NOT NULL REFERENCES member_import (id) ON DELETE CASCADE,
  person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  is_new        INTEGER NOT NULL CHECK (is_new IN (0, 1)),
  membership_id INTEGER REFERENCES membership (id) ON DELETE SET NULL,
  filled        TEXT    NOT NULL DEFAULT '' CHECK (filled NOT GLOB '*[^a-z_ ]*'),
  PRIMARY KEY (import_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_import_person_by_person ON member_import_person (person_id);
CREATE INDEX member_import_person_by_membership ON member_import_person (membership_id)
WHERE membership_id IS NOT NULL;

-- A way to reach somebody known that came from a file.
CREATE TABLE member_import_way (
  import_id INTEGER NOT NULL REFERENCES member_import (id) ON DELETE CASCADE,
  way_id    INTEGER NOT NULL REFERENCES contact_way (id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, way_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX member_import_way_by_way ON member_import_way (way_id);

-- Two records of one person that became one. The merged one stays, archived, with what may never be
-- changed, its signed consents and what was given of it; what went over to the kept one is in the
-- parts, so that the two can be taken apart again.
CREATE TABLE person_merge (
  id        INTEGER PRIMARY KEY,
  uid       BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  kept_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  merged_id INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  merged_at INTEGER NOT NULL,
  merged_by TEXT    NOT NULL,
  undone_at INTEGER,
  CHECK (kept_id <> merged_id)
) STRICT;

CREATE UNIQUE INDEX person_merge_open ON person_merge (merged_id) WHERE undone_at IS NULL;
CREATE INDEX person_merge_by_kept ON person_merge (kept_id);

-- kind is a table, or 'field'; object is which row or which field of the kept record; was is what had
-- to give way, as text, where something did.
CREATE TABLE person_merge_part (
  id       INTEGER PRIMARY KEY,
  merge_id INTEGER NOT NULL REFERENCES person_merge (id) ON DELETE CASCADE,
  kind     TEXT    NOT NULL CHECK (kind <> ''),
  object   TEXT    NOT NULL,
  was      TEXT
) STRICT;

CREATE INDEX person_merge_part_by_merge ON person_merge_part (merge_id);

-- Two records that somebody looked at and said are two people. The smaller id comes first.
CREATE TABLE person_distinct (
  one_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  said_at  INTEGER NOT NULL,
  said_by  TEXT    NOT NULL,
  PRIMARY KEY (one_id, other_id),
  CHECK (one_id < other_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_distinct_by_other ON person_distinct (other_id);

-- Which group is somebody's home group, and the day they died, from which on nobody calls them.
ALTER TABLE person ADD COLUMN home_group_id INTEGER REFERENCES support_group (id) ON DELETE SET NULL;
ALTER TABLE person ADD COLUMN died_on TEXT
  CHECK (died_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');

CREATE INDEX person_by_home_group ON person (home_group_id) WHERE home_group_id IS NOT NULL;
CREATE INDEX person_by_buddy ON person (buddy_id) WHERE buddy_id IS NOT NULL;
CREATE INDEX person_by_merged ON person (merged_into_id) WHERE merged_into_id IS NOT NULL;

-- Who waits for a place in a full group, in the order they came.
CREATE TABLE waitlist (
  id         INTEGER PRIMARY KEY,
  uid        BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  group_id   INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  added_at   INTEGER NOT NULL,
  offered_at INTEGER,
  ended_at   INTEGER,
  ended_how  TEXT    CHECK (ended_how IN ('joined', 'declined', 'elsewhere', 'removed')),
  CHECK ((ended_at IS NULL) = (ended_how IS NULL))
) STRICT;

CREATE UNIQUE INDEX waitlist_open ON waitlist (group_id, person_id) WHERE ended_at IS NULL;
CREATE INDEX waitlist_by_group ON waitlist (group_id, added_at);
CREATE INDEX waitlist_by_person ON waitlist (person_id);

-- What was done to welcome somebody who is new to a group.
CREATE TABLE welcome_step (
  group_id  INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  step      TEXT    NOT NULL
            CHECK (step IN ('greeted', 'agreement', 'buddy', 'after-talk', 'call')),
  done_at   INTEGER NOT NULL,
  done_by   TEXT    NOT NULL,
  PRIMARY KEY (group_id, person_id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX welcome_step_by_person ON welcome_step (person_id);

-- After how many meetings without somebody they are called; 0: nobody is.
ALTER TABLE support_group ADD COLUMN not_seen_after INTEGER NOT NULL DEFAULT 3
  CHECK (not_seen_after BETWEEN 0 AND 52);

-- Who was noticed as not seen, and the call that came of it, until they are seen again: nobody is
-- called twice for one absence.
CREATE TABLE not_seen (
  group_id     INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  person_id    INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  follow_up_id INTEGER REFERENCES follow_up (id) ON DELETE SET NULL,
  noticed_at   INTEGER NOT NULL,
  PRIMARY KEY (group_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX not_seen_by_person ON not_seen (person_id);
CREATE INDEX not_seen_by_follow_up ON not_seen (follow_up_id) WHERE follow_up_id IS NOT NULL;
CREATE INDEX follow_up_by_person ON follow_up (person_id) WHERE person_id IS NOT NULL;

-- A group that lost somebody is asked, at its next meeting, whether it wants to remember them.
CREATE TABLE remembrance (
  id          INTEGER PRIMARY KEY,
  uid         BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  group_id    INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  person_id   INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  created_at  INTEGER NOT NULL,
  settled_at  INTEGER,
  settled_how TEXT    CHECK (settled_how IN ('held', 'not-wanted')),
  CHECK ((settled_at IS NULL) = (settled_how IS NULL)),
  UNIQUE (group_id, person_id)
) STRICT;

CREATE INDEX remembrance_by_person ON remembrance (person_id);

-- How many of a head count were there for the first time.
ALTER TABLE session ADD COLUMN head_count_new INTEGER CHECK (head_count_new BETWEEN 0 AND 100000);

-- How somebody was there is corrected, too.
ALTER TABLE attendance_change ADD COLUMN old_mode TEXT NOT NULL DEFAULT '';
ALTER TABLE attendance_change ADD COLUMN new_mode TEXT NOT NULL DEFAULT '';

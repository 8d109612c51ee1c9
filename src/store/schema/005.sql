-- What is said at the door before a meeting is started: who is there, and who has excused themselves.
-- It goes onto the meeting's sheet when that begins, and from here.
CREATE TABLE door (
  group_id   INTEGER NOT NULL REFERENCES support_group (id) ON DELETE CASCADE,
  rule_on    TEXT    NOT NULL,
  person_id  INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  status     TEXT    NOT NULL
             CHECK (status IN ('expected', 'present', 'late', 'left-early', 'excused', 'absent')),
  mode       TEXT    NOT NULL DEFAULT 'in-person' CHECK (mode IN ('in-person', 'online', 'phone')),
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (group_id, rule_on, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX door_by_person ON door (person_id);

-- The log of who did what, and when: see ps-audit-seal.c for what its hashes and signatures stop.

-- One deed. Numbered from 1 without gaps. actor is a user's id in the keyring; object is what was
-- done to, as 'person:' and the uid in hexadecimal digits, or ''; detail is a few words of ours.
-- Nothing in it is a name, a number or a text of a member's.
CREATE TABLE audit (
  seq       INTEGER PRIMARY KEY CHECK (seq > 0),
  done_at   INTEGER NOT NULL,
  actor     BLOB    NOT NULL CHECK (length (actor) = 16),
  action    TEXT    NOT NULL CHECK (length (action) BETWEEN 1 AND 32 AND action NOT GLOB '*[^a-z-]*'),
  object    TEXT    NOT NULL CHECK (length (object) <= 64 AND object NOT GLOB '*[^a-z0-9:-]*'),
  detail    TEXT    NOT NULL CHECK (length (detail) <= 200 AND detail NOT GLOB '*[^a-z0-9 =.,:_+-]*'),
  previous  BLOB    NOT NULL CHECK (length (previous) = 32),
  keyed     BLOB    NOT NULL CHECK (length (keyed) = 32),
  signature BLOB    NOT NULL CHECK (length (signature) = 64)
) STRICT;

CREATE INDEX audit_by_actor ON audit (actor, seq);
CREATE INDEX audit_by_action ON audit (action, seq);

-- Where the log ends: the last entry's number and hash, and the key of the entry to come. first is
-- the key of the first entry, sealed to root. Apart from audit, so that who may write the log need
-- not read it.
CREATE TABLE audit_head (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  seq   INTEGER NOT NULL,
  hash  BLOB    NOT NULL CHECK (length (hash) = 32),
  key   BLOB    NOT NULL CHECK (length (key) = 32),
  first BLOB    NOT NULL CHECK (length (first) = 80)
) STRICT;

-- A log is written at its end and nowhere else. The first of these also stops INSERT OR REPLACE,
-- which takes a row away without asking the trigger on deletes.
CREATE TRIGGER audit_append BEFORE INSERT ON audit
WHEN new.seq IS NOT 1 + (SELECT seq FROM audit_head) BEGIN
  SELECT RAISE (ABORT, 'the audit log is written at its end only');
END;

CREATE TRIGGER audit_keep BEFORE UPDATE ON audit BEGIN
  SELECT RAISE (ABORT, 'the audit log is never changed');
END;

CREATE TRIGGER audit_keep_all BEFORE DELETE ON audit BEGIN
  SELECT RAISE (ABORT, 'the audit log is never shortened');
END;

CREATE TRIGGER audit_head_once BEFORE INSERT ON audit_head
WHEN new.seq <> 0 OR EXISTS (SELECT 1 FROM audit_head) BEGIN
  SELECT RAISE (ABORT, 'the audit log begins once');
END;

CREATE TRIGGER audit_head_forward BEFORE UPDATE ON audit_head
WHEN new.id <> old.id OR new.seq <> old.seq + 1 OR new.first <> old.first BEGIN
  SELECT RAISE (ABORT, 'the audit log goes forward only');
END;

CREATE TRIGGER audit_head_keep BEFORE DELETE ON audit_head BEGIN
  SELECT RAISE (ABORT, 'the audit log is never begun again');
END;

-- What a member has consented to, and what of them was given to whom.

-- One consent of one person, with the elements that 42 CFR 2.31 (a) asks for: what may be given
-- (content, and information in words), by whom (discloser), to whom (recipients, one a line), what
-- for, and until when. Until it is signed, on given_on, it is a draft and may lack any of them. The
-- purpose is 'care', 'request' or 'proceeding', or what somebody wrote. content is of roster, contact,
-- attendance and notes, by spaces. A day is the last on which it holds; with an event that comes first
-- it is revoked with the word 'event'.
CREATE TABLE consent (
  id            INTEGER PRIMARY KEY,
  uid           BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  group_id      INTEGER REFERENCES support_group (id) ON DELETE RESTRICT,  -- NULL: any group
  kind          TEXT    NOT NULL
                CHECK (kind IN ('disclosure', 'participation', 'presentation', 'graduation')),
  version       TEXT    NOT NULL DEFAULT '',   -- of the wording that was signed
  form          TEXT    NOT NULL DEFAULT 'paper' CHECK (form IN ('paper', 'electronic', 'spoken')),
  content       TEXT    NOT NULL DEFAULT '' CHECK (content NOT GLOB '*[^a-z ]*'),
  information   TEXT    NOT NULL DEFAULT '' CHECK (length (information) <= 2000),
  discloser     TEXT    NOT NULL DEFAULT '' CHECK (length (discloser) <= 200),
  recipients    TEXT    NOT NULL DEFAULT '' CHECK (length (recipients) <= 2000),
  purpose       TEXT    NOT NULL DEFAULT '' CHECK (length (purpose) <= 500),
  expires_on    TEXT    CHECK (expires_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  expires_event TEXT    NOT NULL DEFAULT '' CHECK (length (expires_event) <= 500),
  signed_by     TEXT    NOT NULL DEFAULT 'member'
                CHECK (signed_by IN ('member', 'guardian', 'representative')),
  signer        TEXT    NOT NULL DEFAULT '' CHECK (length (signer) <= 200),
  given_on      TEXT    CHECK (given_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  revoked_on    TEXT    CHECK (revoked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  revoked_how   TEXT    CHECK (revoked_how IN ('written', 'spoken', 'event')),
  note          TEXT    NOT NULL DEFAULT '' CHECK (length (note) <= 2000),
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  CHECK ((revoked_on IS NULL) = (revoked_how IS NULL)),
  CHECK (revoked_on IS NULL OR given_on IS NOT NULL),
  CHECK (revoked_on IS NULL OR revoked_on >= given_on),
  CHECK (expires_on IS NULL OR given_on IS NULL OR expires_on >= given_on)
) STRICT;

CREATE INDEX consent_by_person ON consent (person_id, created_at);
CREATE INDEX consent_by_group ON consent (group_id) WHERE group_id IS NOT NULL;

-- One time that something of members left the house, or was printed. audience is who got it: somebody
-- outside, the member, or who leads the group. form is the kind of paper or file; content as above.
CREATE TABLE disclosure (
  id        INTEGER PRIMARY KEY,
  uid       BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  given_at  INTEGER NOT NULL,
  given_by  TEXT    NOT NULL,
  audience  TEXT    NOT NULL CHECK (audience IN ('outside', 'member', 'inside')),
  recipient TEXT    NOT NULL CHECK (length (recipient) <= 500),
  purpose   TEXT    NOT NULL CHECK (length (purpose) <= 500),
  content   TEXT    NOT NULL CHECK (content <> '' AND content NOT GLOB '*[^a-z ]*'),
  form      TEXT    NOT NULL
            CHECK (form IN ('print', 'pdf', 'csv', 'json', 'vcard', 'letter', 'spoken'))
) STRICT;

CREATE INDEX disclosure_by_time ON disclosure (given_at);

-- Whose it was, of which group, and by which consent, where one was needed.
CREATE TABLE disclosure_person (
  id            INTEGER PRIMARY KEY,
  disclosure_id INTEGER NOT NULL REFERENCES disclosure (id) ON DELETE RESTRICT,
  person_id     INTEGER NOT NULL REFERENCES person (id) ON DELETE RESTRICT,
  group_id      INTEGER REFERENCES support_group (id) ON DELETE RESTRICT,
  consent_id    INTEGER REFERENCES consent (id) ON DELETE RESTRICT,
  part2         INTEGER NOT NULL CHECK (part2 IN (0, 1))
) STRICT;

CREATE INDEX disclosure_person_by_disclosure ON disclosure_person (disclosure_id);
CREATE INDEX disclosure_person_by_person ON disclosure_person (person_id, disclosure_id);
CREATE INDEX disclosure_person_by_group ON disclosure_person (group_id) WHERE group_id IS NOT NULL;
CREATE INDEX disclosure_person_by_consent ON disclosure_person (consent_id)
WHERE consent_id IS NOT NULL;

-- What was signed stays as it was signed: a consent to something else is another consent. That it was
-- not signed after all can be said until something was given by it.
CREATE TRIGGER consent_signed_stays BEFORE UPDATE ON consent
WHEN old.given_on IS NOT NULL AND
  ((old.uid, old.person_id, old.group_id, old.kind, old.version, old.form, old.content,
    old.information, old.discloser, old.recipients, old.purpose, old.expires_on, old.expires_event,
    old.signed_by, old.signer) IS NOT
   (new.uid, new.person_id, new.group_id, new.kind, new.version, new.form, new.content,
    new.information, new.discloser, new.recipients, new.purpose, new.expires_on, new.expires_event,
    new.signed_by, new.signer)
   OR (old.given_on IS NOT new.given_on AND
       (new.given_on IS NOT NULL OR
        EXISTS (SELECT 1 FROM disclosure_person WHERE consent_id = old.id)))) BEGIN
  SELECT RAISE (ABORT, 'a signed consent is never changed');
END;

CREATE TRIGGER disclosure_keep BEFORE UPDATE ON disclosure BEGIN
  SELECT RAISE (ABORT, 'what was given is never changed');
END;

CREATE TRIGGER disclosure_keep_all BEFORE DELETE ON disclosure BEGIN
  SELECT RAISE (ABORT, 'what was given is never forgotten');
END;

-- INSERT OR REPLACE takes a row away without asking the trigger on deletes.
CREATE TRIGGER disclosure_once BEFORE INSERT ON disclosure
WHEN EXISTS (SELECT 1 FROM disclosure WHERE id = new.id OR uid = new.uid) BEGIN
  SELECT RAISE (ABORT, 'what was given is never changed');
END;

CREATE TRIGGER disclosure_person_keep BEFORE UPDATE ON disclosure_person BEGIN
  SELECT RAISE (ABORT, 'what was given is never changed');
END;

CREATE TRIGGER disclosure_person_keep_all BEFORE DELETE ON disclosure_person BEGIN
  SELECT RAISE (ABORT, 'what was given is never forgotten');
END;

CREATE TRIGGER disclosure_person_once BEFORE INSERT ON disclosure_person
WHEN EXISTS (SELECT 1 FROM disclosure_person WHERE id = new.id) BEGIN
  SELECT RAISE (ABORT, 'what was given is never changed');
END;

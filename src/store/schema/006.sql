-- What was being typed when the vault was locked.

-- What somebody had typed into a dialog, and not saved, when the vault was locked under it: sealed to
-- them alone, whatever their role. form is which dialog, object is whom or what it was about.
CREATE TABLE draft (
  author     BLOB    NOT NULL CHECK (length (author) = 16),
  form       TEXT    NOT NULL CHECK (form <> ''),
  object     TEXT    NOT NULL,
  uid        BLOB    NOT NULL UNIQUE CHECK (length (uid) = 16),
  sealed     BLOB    NOT NULL CHECK (length (sealed) > 0),
  written_at INTEGER NOT NULL,
  PRIMARY KEY (author, form, object)
) STRICT, WITHOUT ROWID;

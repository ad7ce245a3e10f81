-- Random ids, whole numbers, keyed hashes and sealed bytes; never a name, a number or a word.
-- Times are microseconds since 1970 (UTC), days are whole days since 1970-01-01.

CREATE TABLE part (
    id           BLOB    NOT NULL PRIMARY KEY,
    folder       BLOB    NOT NULL,
    kind         INTEGER NOT NULL,
    owner        BLOB    NOT NULL,
    organisation BLOB    NOT NULL,
    card         BLOB    NOT NULL,
    opened_at    INTEGER NOT NULL,
    UNIQUE (folder, owner)
) STRICT;

CREATE INDEX part_owner ON part (owner);

-- WITHOUT ROWID keeps the entries of one part side by side: they are always read whole.
CREATE TABLE journal (
    part  BLOB    NOT NULL REFERENCES part (id),
    seq   INTEGER NOT NULL,
    id    BLOB    NOT NULL UNIQUE,
    at    INTEGER NOT NULL,
    suite INTEGER NOT NULL,
    slot  INTEGER NOT NULL,
    body  BLOB    NOT NULL,
    link  BLOB    NOT NULL,
    PRIMARY KEY (part, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE register (
    part      BLOB    NOT NULL REFERENCES part (id),
    kind      INTEGER NOT NULL,
    unit      BLOB,
    function  BLOB,
    reference BLOB,
    due       INTEGER
) STRICT;
CREATE INDEX register_part ON register (part);
CREATE INDEX register_unit ON register (kind, unit) WHERE unit IS NOT NULL;
CREATE INDEX register_function ON register (kind, function) WHERE function IS NOT NULL;
CREATE INDEX register_reference ON register (kind, reference) WHERE reference IS NOT NULL;

CREATE TABLE locator (
    hash   BLOB NOT NULL PRIMARY KEY,
    folder BLOB NOT NULL
) STRICT;

CREATE TABLE person (
    id   BLOB NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

CREATE TABLE holding (
    person   BLOB    NOT NULL REFERENCES person (id),
    function BLOB    NOT NULL,
    from_day INTEGER NOT NULL,
    to_day   INTEGER,
    PRIMARY KEY (person, function, from_day)
) STRICT;
CREATE INDEX holding_function ON holding (function);

CREATE TABLE session (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    person     BLOB    NOT NULL REFERENCES person (id),
    function   BLOB,
    started_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    ends_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX session_person ON session (person);
CREATE INDEX session_end ON session (ends_at);

CREATE TABLE setting (
    id   BLOB NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

-- No reference to part: the law may want the log kept when a part is gone.
CREATE TABLE access_log (
    position     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    organisation BLOB    NOT NULL,
    folder       BLOB    NOT NULL,
    part         BLOB    NOT NULL,
    at           INTEGER NOT NULL,
    body         BLOB    NOT NULL
) STRICT;
CREATE INDEX access_log_folder ON access_log (folder, position);
CREATE INDEX access_log_organisation ON access_log (organisation, position);

CREATE TRIGGER access_log_refuses_update BEFORE UPDATE ON access_log
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER access_log_refuses_delete BEFORE DELETE ON access_log
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- Wrapped keys, apart from everything they open (design decision 3).

CREATE TABLE organisation_key (
    organisation BLOB NOT NULL PRIMARY KEY,
    wrapped      BLOB NOT NULL
) STRICT;

CREATE TABLE part_key (
    part         BLOB NOT NULL PRIMARY KEY,
    organisation BLOB NOT NULL,
    wrapped      BLOB NOT NULL
) STRICT;

CREATE TABLE entry_key (
    part    BLOB    NOT NULL REFERENCES part_key (part),
    slot    INTEGER NOT NULL,
    wrapped BLOB    NOT NULL,
    PRIMARY KEY (part, slot)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_key (
    organisation BLOB    NOT NULL,
    year         INTEGER NOT NULL,
    wrapped      BLOB    NOT NULL,
    PRIMARY KEY (organisation, year)
) STRICT;

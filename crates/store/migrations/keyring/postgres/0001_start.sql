-- Wrapped keys, apart from everything they open (design decision 3).

CREATE TABLE organisation_key (
    organisation BYTEA NOT NULL PRIMARY KEY,
    wrapped      BYTEA NOT NULL
);

CREATE TABLE part_key (
    part         BYTEA NOT NULL PRIMARY KEY,
    organisation BYTEA NOT NULL,
    wrapped      BYTEA NOT NULL
);

CREATE TABLE entry_key (
    part    BYTEA  NOT NULL REFERENCES part_key (part),
    slot    BIGINT NOT NULL,
    wrapped BYTEA  NOT NULL,
    PRIMARY KEY (part, slot)
);

CREATE TABLE log_key (
    organisation BYTEA  NOT NULL,
    year         BIGINT NOT NULL,
    wrapped      BYTEA  NOT NULL,
    PRIMARY KEY (organisation, year)
);

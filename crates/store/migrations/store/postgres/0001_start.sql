-- Random ids, whole numbers, keyed hashes and sealed bytes; never a name, a number or a word.
-- Times are microseconds since 1970 (UTC), days are whole days since 1970-01-01.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'append-only';
END
$$;

CREATE TABLE part (
    id           BYTEA  NOT NULL PRIMARY KEY,
    folder       BYTEA  NOT NULL,
    kind         BIGINT NOT NULL,
    owner        BYTEA  NOT NULL,
    organisation BYTEA  NOT NULL,
    card         BYTEA  NOT NULL,
    opened_at    BIGINT NOT NULL,
    UNIQUE (folder, owner)
);

CREATE INDEX part_owner ON part (owner);

CREATE TABLE journal (
    part  BYTEA  NOT NULL REFERENCES part (id),
    seq   BIGINT NOT NULL,
    id    BYTEA  NOT NULL UNIQUE,
    at    BIGINT NOT NULL,
    suite BIGINT NOT NULL,
    slot  BIGINT NOT NULL,
    body  BYTEA  NOT NULL,
    link  BYTEA  NOT NULL,
    PRIMARY KEY (part, seq)
);

CREATE TRIGGER journal_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE register (
    part      BYTEA  NOT NULL REFERENCES part (id),
    kind      BIGINT NOT NULL,
    unit      BYTEA,
    function  BYTEA,
    reference BYTEA,
    due       BIGINT
);
CREATE INDEX register_part ON register (part);
CREATE INDEX register_unit ON register (kind, unit) WHERE unit IS NOT NULL;
CREATE INDEX register_function ON register (kind, function) WHERE function IS NOT NULL;
CREATE INDEX register_reference ON register (kind, reference) WHERE reference IS NOT NULL;

CREATE TABLE locator (
    hash   BYTEA NOT NULL PRIMARY KEY,
    folder BYTEA NOT NULL
);

CREATE TABLE person (
    id   BYTEA NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL
);

CREATE TABLE holding (
    person   BYTEA  NOT NULL REFERENCES person (id),
    function BYTEA  NOT NULL,
    from_day BIGINT NOT NULL,
    to_day   BIGINT,
    PRIMARY KEY (person, function, from_day)
);
CREATE INDEX holding_function ON holding (function);

CREATE TABLE session (
    token_hash BYTEA  NOT NULL PRIMARY KEY,
    person     BYTEA  NOT NULL REFERENCES person (id),
    function   BYTEA,
    started_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    ends_at    BIGINT NOT NULL
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_end ON session (ends_at);

CREATE TABLE setting (
    id   BYTEA NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL
);

-- No reference to part: the law may want the log kept when a part is gone.
CREATE TABLE access_log (
    position     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    organisation BYTEA  NOT NULL,
    folder       BYTEA  NOT NULL,
    part         BYTEA  NOT NULL,
    at           BIGINT NOT NULL,
    body         BYTEA  NOT NULL
);
CREATE INDEX access_log_folder ON access_log (folder, position);
CREATE INDEX access_log_organisation ON access_log (organisation, position);

CREATE TRIGGER access_log_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON access_log
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

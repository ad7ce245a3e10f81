-- Turned each time a number is looked up: a number that is known is written, and waits for the disk, like one that is not.
ALTER TABLE locator ADD COLUMN turn SMALLINT NOT NULL DEFAULT 0;

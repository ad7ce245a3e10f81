-- What is to be done, and since when: so that a list of what waits opens nothing. Rows from before say neither until they
-- are written again.
ALTER TABLE register ADD COLUMN step INTEGER;
ALTER TABLE register ADD COLUMN since INTEGER;

-- Whether a CSV to read is for other programs: its texts have no guard then.
ALTER TABLE exports ADD COLUMN for_programs BOOLEAN NOT NULL DEFAULT FALSE;

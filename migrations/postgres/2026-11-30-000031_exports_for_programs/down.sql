ALTER TABLE exports DROP COLUMN for_programs;

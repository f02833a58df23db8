ALTER TABLE institutions DROP COLUMN contact_count;

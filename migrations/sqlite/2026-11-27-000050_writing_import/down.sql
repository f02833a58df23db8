ALTER TABLE institutions DROP COLUMN writing_import;

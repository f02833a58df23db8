-- Purging what was deleted is not undone.
DROP TABLE deleted_contacts;
ALTER TABLE institutions DROP COLUMN delete_after;

DROP INDEX contacts_by_structure;
ALTER TABLE contacts DROP COLUMN structure_nr;

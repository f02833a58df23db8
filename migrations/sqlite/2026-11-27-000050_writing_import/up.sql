-- The import of an institution that is writing contacts: the others wait for its end (src/imports/floor.rs).
ALTER TABLE institutions ADD COLUMN writing_import BIGINT;

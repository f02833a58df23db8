-- Deleted contacts are hidden at once and purged after some days, which an institution may choose; 0 keeps them for ever.
ALTER TABLE institutions ADD COLUMN delete_after INTEGER NOT NULL DEFAULT 30;
CREATE TABLE deleted_contacts (
  contact_id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  deleted_at TIMESTAMP NOT NULL,
  purged_at TIMESTAMP
);
CREATE INDEX deleted_contacts_to_purge ON deleted_contacts (institution_id, deleted_at) WHERE purged_at IS NULL;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('deleted_contacts', 'deleted_contacts_to_purge', '10000 5000 10');
ANALYZE sqlite_schema;

-- What rows make new contacts of, some hundred rows in one packed record (src/contacts/creations.rs). Creations that were planned
-- before stay among the changes.
CREATE TABLE creations (
  write_id BIGINT NOT NULL,
  last_row BIGINT NOT NULL,
  first_row BIGINT NOT NULL,
  first_contact BIGINT NOT NULL,
  last_contact BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (write_id, last_row)
);
CREATE INDEX creations_by_contact ON creations (first_contact);
-- They are deflated already.
ALTER TABLE creations ALTER COLUMN body SET STORAGE EXTERNAL;

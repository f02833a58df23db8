-- The whole house in one place. Times are UTC. Names of states, kinds and types are the words of the code.

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);

-- Ids that are given out before the thing exists: a plan names the contacts that it will create.
CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  last BIGINT NOT NULL
);
INSERT INTO counters (name, last) VALUES ('subject', 1000);

CREATE TABLE institutions (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  country TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  model_version BIGINT NOT NULL DEFAULT 1,
  last_import BIGINT NOT NULL DEFAULT 0,
  last_contact BIGINT NOT NULL DEFAULT 0,
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE users (
  id INTEGER NOT NULL PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language TEXT,
  created_at TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
  user_id BIGINT NOT NULL REFERENCES users (id),
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'importer', 'administrator')),
  PRIMARY KEY (user_id, institution_id)
);
CREATE INDEX memberships_by_institution ON memberships (institution_id);

CREATE TABLE sessions (
  key TEXT NOT NULL PRIMARY KEY,
  user_id BIGINT,
  body TEXT NOT NULL,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);

CREATE TABLE login_failures (
  id INTEGER NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  address TEXT NOT NULL,
  at TIMESTAMP NOT NULL
);
CREATE INDEX login_failures_by_email ON login_failures (email, at);

-- Subjects: what a change can be about. `body` holds every slot with its value and its last writer
-- (src/contacts/slots.rs); the other columns are copies of slots, for order and look-up.
CREATE TABLE contacts (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  number TEXT NOT NULL,
  external_id TEXT,
  email_key TEXT,
  phone TEXT,
  cellphone TEXT,
  status TEXT NOT NULL,
  name_key TEXT NOT NULL,
  body BLOB NOT NULL,
  created_at TIMESTAMP NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  UNIQUE (institution_id, number),
  UNIQUE (institution_id, external_id)
);
CREATE INDEX contacts_by_email ON contacts (institution_id, email_key) WHERE email_key IS NOT NULL;
CREATE INDEX contacts_by_phone ON contacts (institution_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX contacts_by_cellphone ON contacts (institution_id, cellphone) WHERE cellphone IS NOT NULL;
CREATE INDEX contacts_by_name ON contacts (institution_id, name_key, id);

-- The words by which the search box finds a contact.
CREATE TABLE contact_words (
  institution_id BIGINT NOT NULL,
  word TEXT NOT NULL,
  contact_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, word, contact_id)
) WITHOUT ROWID;
CREATE INDEX contact_words_by_contact ON contact_words (contact_id);

CREATE TABLE fields (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  code TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (institution_id, code)
);

CREATE TABLE field_values (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  field_id BIGINT NOT NULL,
  code TEXT NOT NULL,
  body BLOB NOT NULL,
  UNIQUE (institution_id, field_id, code)
);

-- Who wrote a value: an import or an edit by hand. Slots name their last writer by this id.
CREATE TABLE writes (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  user_id BIGINT,
  import_id BIGINT,
  source TEXT,
  at TIMESTAMP NOT NULL
);
CREATE INDEX writes_by_institution ON writes (institution_id, id);

-- The one table of changes: for each row of a file (each edit is one row) what it changes on one subject.
CREATE TABLE changes (
  write_id BIGINT NOT NULL,
  row_no BIGINT NOT NULL,
  part SMALLINT NOT NULL,
  subject_id BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (write_id, row_no, part)
) WITHOUT ROWID;
CREATE INDEX changes_by_subject ON changes (subject_id, write_id);

-- What apply or undo found different from the plan, and left as it was.
CREATE TABLE conflicts (
  write_id BIGINT NOT NULL,
  row_no BIGINT NOT NULL,
  part SMALLINT NOT NULL,
  field_id BIGINT NOT NULL,
  phase TEXT NOT NULL CHECK (phase IN ('apply', 'undo')),
  reason TEXT NOT NULL,
  codes TEXT,
  found TEXT,
  found_writer BIGINT NOT NULL,
  PRIMARY KEY (write_id, phase, row_no, part, field_id)
);

CREATE TABLE imports (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  number BIGINT NOT NULL,
  write_id BIGINT NOT NULL REFERENCES writes (id),
  user_id BIGINT,
  kind TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('test', 'update')),
  state TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_key TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  options TEXT NOT NULL,
  layout TEXT,
  refusal TEXT,
  counts TEXT NOT NULL,
  model_version BIGINT,
  cursor BIGINT NOT NULL DEFAULT 0,
  undo_cursor BIGINT,
  attempts INTEGER NOT NULL DEFAULT 0,
  parent_id BIGINT,
  cancel_asked BOOLEAN NOT NULL DEFAULT FALSE,
  lease_owner TEXT,
  lease_until TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  tested_at TIMESTAMP,
  started_at TIMESTAMP,
  finished_at TIMESTAMP,
  undone_at TIMESTAMP,
  UNIQUE (institution_id, number)
);
CREATE INDEX imports_by_sha256 ON imports (institution_id, sha256);
CREATE INDEX imports_at_work ON imports (state, id) WHERE state IN ('testing', 'queued', 'running', 'undoing');

-- The steps of an import's life. No other step is possible, whoever writes (PRODUCT.md section 8).
CREATE TABLE import_steps (
  old_state TEXT NOT NULL,
  new_state TEXT NOT NULL,
  PRIMARY KEY (old_state, new_state)
);
INSERT INTO import_steps (old_state, new_state) VALUES
  ('uploaded', 'testing'), ('uploaded', 'cancelled'), ('uploaded', 'refused'),
  ('needs_mapping', 'testing'), ('needs_mapping', 'cancelled'), ('needs_mapping', 'refused'),
  ('testing', 'needs_mapping'), ('testing', 'tested'), ('testing', 'refused'), ('testing', 'cancelled'), ('testing', 'failed'),
  ('tested', 'testing'), ('tested', 'queued'), ('tested', 'cancelled'),
  ('tested', 'awaiting_approval'), ('tested', 'scheduled'),
  ('awaiting_approval', 'queued'), ('awaiting_approval', 'tested'), ('awaiting_approval', 'cancelled'),
  ('scheduled', 'queued'), ('scheduled', 'tested'), ('scheduled', 'cancelled'),
  ('queued', 'running'), ('queued', 'cancelled'),
  ('running', 'completed'), ('running', 'cancelled'), ('running', 'failed'),
  ('completed', 'undoing'), ('cancelled', 'undoing'), ('failed', 'undoing'),
  ('undoing', 'undone'), ('undoing', 'failed');
CREATE TRIGGER imports_start_uploaded BEFORE INSERT ON imports
  WHEN NEW.state <> 'uploaded'
  BEGIN SELECT RAISE(ABORT, 'an import starts as uploaded'); END;
CREATE TRIGGER imports_step BEFORE UPDATE OF state ON imports
  WHEN NEW.state <> OLD.state AND NOT EXISTS (
    SELECT 1 FROM import_steps s WHERE s.old_state = OLD.state AND s.new_state = NEW.state)
  BEGIN SELECT RAISE(ABORT, 'illegal step of an import'); END;

-- Which subject each tested row is about, a batch a record (src/imports/plan.rs): lets a test go on after a crash
-- and finds keys that stand in several rows.
CREATE TABLE import_rows (
  import_id BIGINT NOT NULL,
  last_row BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (import_id, last_row)
) WITHOUT ROWID;

CREATE TABLE issues (
  import_id BIGINT NOT NULL,
  row_no BIGINT NOT NULL,
  seq INTEGER NOT NULL,
  column_no INTEGER,
  code TEXT NOT NULL,
  severity SMALLINT NOT NULL,
  value TEXT NOT NULL,
  contact TEXT,
  args TEXT NOT NULL,
  PRIMARY KEY (import_id, row_no, seq)
) WITHOUT ROWID;
CREATE INDEX issues_by_code ON issues (import_id, code, column_no, row_no, seq);

CREATE TABLE targets (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  is_dynamic BOOLEAN NOT NULL,
  query TEXT NOT NULL,
  counted BIGINT,
  counted_at TIMESTAMP,
  user_id BIGINT,
  created_at TIMESTAMP NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  archived_at TIMESTAMP,
  UNIQUE (institution_id, code)
);

CREATE TABLE target_contacts (
  target_id BIGINT NOT NULL REFERENCES targets (id),
  contact_id BIGINT NOT NULL,
  PRIMARY KEY (target_id, contact_id)
) WITHOUT ROWID;

CREATE TABLE exports (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  user_id BIGINT,
  what TEXT NOT NULL CHECK (what IN ('template', 'contacts')),
  kind TEXT,
  fields TEXT,
  target_id BIGINT,
  is_empty BOOLEAN NOT NULL DEFAULT FALSE,
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  email TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'failed', 'expired')),
  file_name TEXT NOT NULL,
  file_key TEXT,
  bytes BIGINT,
  rows_total BIGINT,
  rows_done BIGINT NOT NULL DEFAULT 0,
  rows_left_out BIGINT NOT NULL DEFAULT 0,
  seen BOOLEAN NOT NULL DEFAULT FALSE,
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  lease_owner TEXT,
  lease_until TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  finished_at TIMESTAMP,
  expires_at TIMESTAMP NOT NULL
);
CREATE INDEX exports_by_institution ON exports (institution_id, id);
CREATE INDEX exports_at_work ON exports (state, id) WHERE state IN ('waiting', 'running');

CREATE TABLE mails (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  attachment_key TEXT,
  attachment_name TEXT,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'kept', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  lease_owner TEXT,
  lease_until TIMESTAMP,
  created_at TIMESTAMP NOT NULL,
  not_before TIMESTAMP NOT NULL,
  sent_at TIMESTAMP
);
CREATE INDEX mails_by_institution ON mails (institution_id, id);
CREATE INDEX mails_at_work ON mails (state, id) WHERE state IN ('waiting', 'sending');

-- SQLite plans by what it knows of the tables, and of empty ones it guesses that an institution has ten contacts: it would
-- rather walk an institution's whole index than look up a thousand ids. These are the proportions of a large
-- installation: total rows, then rows for each further column of the index that is fixed.
ANALYZE;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('contacts', 'sqlite_autoindex_contacts_1', '1000000 500000 1'),
  ('contacts', 'sqlite_autoindex_contacts_2', '1000000 500000 1'),
  ('contacts', 'contacts_by_name', '1000000 500000 2 1'),
  ('contacts', 'contacts_by_email', '800000 400000 2'),
  ('contacts', 'contacts_by_phone', '500000 250000 2'),
  ('contacts', 'contacts_by_cellphone', '500000 250000 2'),
  ('contact_words', 'contact_words', '6000000 3000000 20 1'),
  ('contact_words', 'contact_words_by_contact', '6000000 6'),
  ('changes', 'changes', '5000000 50000 1 1'),
  ('changes', 'changes_by_subject', '5000000 5 1'),
  ('issues', 'issues', '1000000 10000 2 1'),
  ('issues', 'issues_by_code', '1000000 10000 1000 200 1 1'),
  ('target_contacts', 'target_contacts', '1000000 50000 1');
ANALYZE sqlite_schema;

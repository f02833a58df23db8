CREATE TABLE exports_anew (
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
INSERT INTO exports_anew
  SELECT id, institution_id, user_id, what, kind, fields, target_id, is_empty, format, language, email, state,
  file_name, file_key, bytes, rows_total, rows_done, rows_left_out, seen, attempts, error, lease_owner,
  lease_until, created_at, finished_at, expires_at
  FROM exports WHERE what <> 'corrected';
DROP TABLE exports;
ALTER TABLE exports_anew RENAME TO exports;
CREATE INDEX exports_by_institution ON exports (institution_id, id);
CREATE INDEX exports_at_work ON exports (state, id) WHERE state IN ('waiting', 'running');

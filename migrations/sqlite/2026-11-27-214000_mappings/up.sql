-- What the columns of a foreign file are, under a name (src/imports/mappings.rs). `headers` is what files with the same
-- headers share.
CREATE TABLE mappings (
  id INTEGER NOT NULL PRIMARY KEY,
  institution_id BIGINT NOT NULL REFERENCES institutions (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  headers TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  changed_at TIMESTAMP NOT NULL,
  used_at TIMESTAMP,
  UNIQUE (institution_id, name)
);

-- The corrected files of an import.
CREATE INDEX imports_by_parent ON imports (parent_id) WHERE parent_id IS NOT NULL;

-- The processes that work for the installation, on any machine: each says every few seconds that it is there.
CREATE TABLE processes (
  name TEXT NOT NULL PRIMARY KEY,
  host TEXT NOT NULL,
  pid BIGINT NOT NULL,
  version TEXT NOT NULL,
  serves BOOLEAN NOT NULL,
  works BOOLEAN NOT NULL,
  rows_per_second BIGINT NOT NULL,
  started_at TIMESTAMP NOT NULL,
  seen_at TIMESTAMP NOT NULL
);

-- The last failures of ours, under the number that users were shown.
CREATE TABLE failures (
  id INTEGER NOT NULL PRIMARY KEY,
  number TEXT NOT NULL,
  institution_id BIGINT REFERENCES institutions (id),
  place TEXT NOT NULL,
  cause TEXT NOT NULL,
  process TEXT NOT NULL,
  at TIMESTAMP NOT NULL
);

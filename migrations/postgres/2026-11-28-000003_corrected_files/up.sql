-- A corrected file (of the import `import_id`; its `kind` says which rows) is made in the background too: that of a large
-- import takes longer than a browser, or a proxy before it, may wait.
ALTER TABLE exports DROP CONSTRAINT exports_what_check;
ALTER TABLE exports ADD CONSTRAINT exports_what_check CHECK (what IN ('template', 'contacts', 'corrected'));
ALTER TABLE exports ADD COLUMN import_id BIGINT;

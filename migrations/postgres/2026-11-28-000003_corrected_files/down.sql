DELETE FROM exports WHERE what = 'corrected';
ALTER TABLE exports DROP COLUMN import_id;
ALTER TABLE exports DROP CONSTRAINT exports_what_check;
ALTER TABLE exports ADD CONSTRAINT exports_what_check CHECK (what IN ('template', 'contacts'));

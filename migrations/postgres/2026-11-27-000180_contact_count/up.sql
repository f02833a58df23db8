-- How many contacts an institution has, kept where they are made and removed: counting a million takes too long for a page.
ALTER TABLE institutions ADD COLUMN contact_count BIGINT NOT NULL DEFAULT 0;
UPDATE institutions SET contact_count = (SELECT count(*) FROM contacts WHERE contacts.institution_id = institutions.id);

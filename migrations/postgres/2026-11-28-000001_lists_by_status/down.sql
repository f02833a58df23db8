DROP INDEX contacts_by_status_and_name;
CREATE INDEX contacts_by_name ON contacts (institution_id, name_key, id);

-- Lists are in order of name, of one status or of all but deleted contacts: whoever looks for the few of a status need not
-- walk past all others.
DROP INDEX contacts_by_name;
CREATE INDEX contacts_by_status_and_name ON contacts (institution_id, status, name_key, id);

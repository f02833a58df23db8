-- Who belongs to a structure: a copy of the slot STRUCTURE_NR, in order of name.
ALTER TABLE contacts ADD COLUMN structure_nr TEXT COLLATE "C";
CREATE INDEX contacts_by_structure ON contacts (institution_id, structure_nr, name_key, id) WHERE structure_nr IS NOT NULL;
-- An institution's own field of that code would hide the standard one: its code gets a number.
UPDATE institutions SET model_version = model_version + 1
  WHERE id IN (SELECT institution_id FROM fields WHERE upper(code) = 'STRUCTURE_NR');
UPDATE fields SET code = code || '_' || id WHERE upper(code) = 'STRUCTURE_NR';

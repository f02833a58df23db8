-- Ligatures, barred letters, apostrophes and hyphens are folded as well from now on (`text::fold`): words and names that were
-- stored before are brought to that, so that contacts are found by both ways of typing.
INSERT INTO contact_words (institution_id, word, contact_id)
SELECT institution_id,
  replace(replace(replace(replace(translate(word, 'øłđðħŧı’‘′‐–', 'olddhti''''''--'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'),
  contact_id
FROM contact_words WHERE word ~ '[œæßþøłđðħŧı’‘′‐–]'
ON CONFLICT DO NOTHING;
DELETE FROM contact_words WHERE word ~ '[œæßþøłđðħŧı’‘′‐–]';
UPDATE contacts SET name_key =
  replace(replace(replace(replace(translate(name_key, 'øłđðħŧı’‘′‐–', 'olddhti''''''--'), 'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th')
WHERE name_key ~ '[œæßþøłđðħŧı’‘′‐–]';

-- Ligatures, barred letters, apostrophes and hyphens are folded as well from now on (`text::fold`): words and names that were
-- stored before are brought to that, so that contacts are found by both ways of typing.
INSERT OR IGNORE INTO contact_words (institution_id, word, contact_id)
SELECT institution_id,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  word,
  'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'),
  'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'),
  'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), '’', ''''),
  '‘', ''''), '′', ''''), '‐', '-'), '–', '-'),
  contact_id
FROM contact_words WHERE word GLOB '*[œæßþøłđðħŧı’‘′‐–]*';
DELETE FROM contact_words WHERE word GLOB '*[œæßþøłđðħŧı’‘′‐–]*';
UPDATE contacts SET name_key =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
  name_key,
  'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'),
  'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'),
  'ħ', 'h'), 'ŧ', 't'), 'ı', 'i'), '’', ''''),
  '‘', ''''), '′', ''''), '‐', '-'), '–', '-')
WHERE name_key GLOB '*[œæßþøłđðħŧı’‘′‐–]*';

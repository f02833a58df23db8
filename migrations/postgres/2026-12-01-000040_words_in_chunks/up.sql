-- Search words in chunks (src/contacts/word_chunk.rs) in the place of a row and an index entry for each word of each contact.
CREATE TABLE word_chunks (
  institution_id BIGINT NOT NULL,
  shelf BIGINT NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  first BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (institution_id, shelf, word, first)
);

-- A list of contacts that have a word is cut where it would fill a chunk alone. Numbers have seven bits a byte, the low ones
-- first.
WITH
pairs AS (
  SELECT institution_id, contact_id / 32768 AS shelf, word, (contact_id % 32768)::int AS at,
    (row_number() OVER list - 1) / 1400 AS run, (lag(contact_id % 32768) OVER list)::int AS before
  FROM contact_words
  WINDOW list AS (PARTITION BY institution_id, contact_id / 32768, word ORDER BY contact_id)
),
steps AS (
  SELECT institution_id, shelf, word, run, at,
    CASE WHEN row_number() OVER list = 1 THEN at + 1 ELSE at - before END AS step
  FROM pairs WINDOW list AS (PARTITION BY institution_id, shelf, word, run ORDER BY at)
),
runs AS (
  SELECT institution_id, shelf, word, min(at) AS first, octet_length(word) AS letters, string_agg(
    CASE WHEN step < 128 THEN lpad(to_hex(step), 2, '0')
      WHEN step < 16384 THEN lpad(to_hex(step & 127 | 128), 2, '0') || lpad(to_hex(step >> 7), 2, '0')
      ELSE lpad(to_hex(step & 127 | 128), 2, '0') || lpad(to_hex(step >> 7 & 127 | 128), 2, '0')
        || lpad(to_hex(step >> 14), 2, '0') END, '' ORDER BY at) AS steps
  FROM steps GROUP BY institution_id, shelf, word, run
),
entries AS (
  SELECT institution_id, shelf, word, first,
    '00' || CASE WHEN letters < 128 THEN lpad(to_hex(letters), 2, '0')
      ELSE lpad(to_hex(letters & 127 | 128), 2, '0') || lpad(to_hex(letters >> 7), 2, '0') END
      || encode(convert_to(word, 'UTF8'), 'hex') || steps || '00' AS entry
  FROM runs
),
placed AS (
  SELECT *, (sum(length(entry)) OVER (PARTITION BY institution_id, shelf ORDER BY word, first) - length(entry)) / 2600 AS chunk
  FROM entries
)
INSERT INTO word_chunks (institution_id, shelf, word, first, body)
SELECT institution_id, shelf, CASE WHEN chunk = 0 THEN '' ELSE min(word) END,
  CASE WHEN chunk = 0 THEN 0 ELSE (array_agg(first ORDER BY word, first))[1] END,
  decode(string_agg(entry, '' ORDER BY word, first), 'hex')
FROM placed GROUP BY institution_id, shelf, chunk;
DROP TABLE contact_words;

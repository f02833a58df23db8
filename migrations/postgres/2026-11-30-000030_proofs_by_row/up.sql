-- Whether the rows of an import said where or when their consents were given; what they said stands in their changes.
ALTER TABLE writes ADD COLUMN has_proofs BOOLEAN NOT NULL DEFAULT FALSE;

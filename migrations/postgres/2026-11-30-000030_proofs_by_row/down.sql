ALTER TABLE writes DROP COLUMN has_proofs;

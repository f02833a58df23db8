-- An import gives most contacts of a page a new body. With room for it on the same page, none of the seven indexes has to
-- learn where the new version lies.
ALTER TABLE contacts SET (fillfactor = 50);

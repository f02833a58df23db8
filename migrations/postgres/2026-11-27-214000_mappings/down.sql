DROP INDEX imports_by_parent;
DROP TABLE mappings;

DROP TABLE failures;
DROP TABLE processes;

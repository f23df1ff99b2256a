-- Queries of files need no tables.
SELECT 1;

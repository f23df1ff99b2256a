-- A comment; with a semicolon, and a { brace
INSERT INTO studio VALUES (8, 'a; b');
CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$
BEGIN
    RETURN 2; -- ü
END $$;

UPDATE studio
   SET nam = '?' -- wrong
 WHERE studio_id = 8;

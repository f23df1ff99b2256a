-- Stands for the extension pgvector, by the texts of its types; the modifier of a vector is its length.
CREATE TYPE vector; CREATE FUNCTION vector_in(cstring) RETURNS vector AS 'textin' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION vector_out(vector) RETURNS cstring AS 'textout' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION vector_mod(cstring[]) RETURNS integer AS 'bittypmodin' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION vector_mod(integer) RETURNS cstring AS 'bittypmodout' LANGUAGE internal IMMUTABLE STRICT;
CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, TYPMOD_IN = vector_mod, TYPMOD_OUT = vector_mod);
CREATE FUNCTION vector(vector, integer, boolean) RETURNS vector LANGUAGE sql IMMUTABLE STRICT RETURN $1;
CREATE CAST (vector AS vector) WITH FUNCTION vector(vector, integer, boolean) AS IMPLICIT;
CREATE FUNCTION distance(vector, vector) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT RETURN char_length($1::text) - char_length($2::text);
CREATE OPERATOR <-> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = distance);
CREATE TABLE film (
    film_id integer PRIMARY KEY,
    title text NOT NULL,
    body text,
    rating integer,
    keywords text[],
    meaning vector(3),
    meaning_v2 vector(5)
);

-- Stands for the extension pgvector, by the texts of its types.
CREATE TYPE vector; CREATE FUNCTION vector_in(cstring) RETURNS vector AS 'textin' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION vector_out(vector) RETURNS cstring AS 'textout' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION vector_mod(cstring[]) RETURNS integer AS 'varchartypmodin' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION vector_mod(integer) RETURNS cstring AS 'varchartypmodout' LANGUAGE internal IMMUTABLE STRICT;
CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, TYPMOD_IN = vector_mod, TYPMOD_OUT = vector_mod);
CREATE TYPE halfvec; CREATE FUNCTION halfvec_in(cstring) RETURNS halfvec AS 'textin' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION halfvec_out(halfvec) RETURNS cstring AS 'textout' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION halfvec_mod(cstring[]) RETURNS integer AS 'varchartypmodin' LANGUAGE internal IMMUTABLE STRICT;
CREATE FUNCTION halfvec_mod(integer) RETURNS cstring AS 'varchartypmodout' LANGUAGE internal IMMUTABLE STRICT;
CREATE TYPE halfvec (INPUT = halfvec_in, OUTPUT = halfvec_out, TYPMOD_IN = halfvec_mod, TYPMOD_OUT = halfvec_mod);
CREATE DOMAIN embedding AS vector(2);
CREATE TABLE note (
    id integer PRIMARY KEY,
    title text NOT NULL,
    meaning vector(3) NOT NULL,
    small halfvec(2),
    any_length vector,
    other embedding,
    several vector(2)[]
);

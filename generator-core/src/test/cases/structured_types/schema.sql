CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE EXTENSION ltree;
CREATE DOMAIN zip AS varchar(5) NOT NULL CHECK (VALUE ~ '^[0-9]+$');
CREATE DOMAIN tag_list AS text[];
CREATE TYPE mood AS ENUM ('calm', 'wild');
CREATE TYPE place AS (latitude double precision, longitude double precision);
COMMENT ON COLUMN place.latitude IS 'Degrees north.';
CREATE TYPE address AS (
    street text, number integer, zip zip, place place, moods mood[], "format" text, "out" money, tags tag_list);
CREATE TYPE float_range AS RANGE (subtype = float8, multirange_type_name = float_ranges);
CREATE TABLE person (id integer PRIMARY KEY, name text NOT NULL, home address);
CREATE TABLE structured (
    id bigint PRIMARY KEY,
    a_address address NOT NULL, n_address address, addresses address[],
    boss person,
    a_range int4range NOT NULL, n_range tstzrange, ranges daterange[], place_of float_range,
    a_multirange nummultirange NOT NULL, n_multirange float_ranges,
    matrix integer[][] NOT NULL, cube text[][][], boxes box[], box_matrix box[][],
    tags tag_list, tag_lists tag_list[],
    a_interval interval NOT NULL, n_timetz timetz, n_oid oid, a_hstore hstore NOT NULL, n_hstore hstore,
    hstores hstore[], n_money money, n_citext citext, n_path ltree, n_inet inet, n_xml xml, n_point point,
    n_bits bit(3), n_name name, n_char "char", n_regclass regclass, n_lsn pg_lsn, n_query tsquery
);

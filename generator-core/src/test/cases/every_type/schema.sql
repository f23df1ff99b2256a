CREATE TYPE mood AS ENUM ('calm', 'wild');
CREATE TABLE sample (
    id bigint PRIMARY KEY,
    a_bool bool NOT NULL, n_bool bool,
    a_int2 int2 NOT NULL, n_int2 int2,
    a_int4 int4 NOT NULL, n_int4 int4,
    a_int8 int8 NOT NULL, n_int8 int8,
    a_float4 float4 NOT NULL, n_float4 float4,
    a_float8 float8 NOT NULL, n_float8 float8,
    a_numeric numeric NOT NULL, n_numeric numeric(12, 3),
    a_text text NOT NULL, n_text text,
    a_varchar varchar(10) NOT NULL, n_varchar varchar,
    a_char char(3) NOT NULL, n_char char,
    a_uuid uuid NOT NULL, n_uuid uuid,
    a_date date NOT NULL, n_date date,
    a_time time NOT NULL, n_time time,
    a_timestamp timestamp NOT NULL, n_timestamp timestamp,
    a_timestamptz timestamptz NOT NULL, n_timestamptz timestamptz,
    a_bytea bytea NOT NULL, n_bytea bytea,
    a_json json NOT NULL, n_json json,
    a_jsonb jsonb NOT NULL, n_jsonb jsonb,
    a_mood mood NOT NULL, n_mood mood
);
CREATE TABLE sample_array (
    id serial PRIMARY KEY,
    bools bool[], int2s int2[], int4s int4[] NOT NULL, int8s int8[], float4s float4[], float8s float8[],
    numerics numeric(4, 1)[], texts text[] NOT NULL, varchars varchar(10)[], chars char(2)[], uuids uuid[],
    dates date[], times time[], timestamps timestamp[], timestamptzs timestamptz[], byteas bytea[], jsons json[],
    jsonbs jsonb[], moods mood[] NOT NULL
);

-- A parameter of each type, in a query string.
SELECT :bool?::boolean AS bool, :int2?::smallint AS int2, :int4?::integer AS int4, :int8?::bigint AS int8,
       :float4?::real AS float4, :float8?::double precision AS float8, :numeric?::numeric AS numeric,
       :money?::numeric(5, 2) AS money, :text?::text AS text, :varchar?::varchar(5) AS varchar, :date?::date AS date,
       :time?::time AS time, :timestamptz?::timestamptz AS timestamptz, :bytea?::bytea AS bytea, :json?::json AS json,
       :jsonb?::jsonb AS jsonb, :rating?::mpaa_rating AS rating, :int4s?::integer[] AS int4s, :texts?::text[] AS texts

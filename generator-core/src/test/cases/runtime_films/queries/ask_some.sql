SELECT :title?::text AS title, :year::integer AS year, :length?::integer AS length, :genres?::integer[] AS genres

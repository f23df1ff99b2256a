SELECT :min::date AS min, :users::text AS users

SELECT :users::text AS users

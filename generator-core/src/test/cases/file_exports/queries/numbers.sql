SELECT n, 'number ' || n AS "label!", 10 / (n - :bad) AS part, :run::uuid AS "run!" FROM generate_series(1, :count::integer) AS numbers (n)

INSERT INTO board (grid, row_names) VALUES (ARRAY[1, 2], ARRAY[['a'], ['b']]) RETURNING id

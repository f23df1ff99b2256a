INSERT INTO board (grid, row_names) VALUES (:first, :names), (:second, ARRAY['a', 'b'])
ON CONFLICT (id) DO UPDATE SET grid = :third
RETURNING grid

WITH flat AS (SELECT ARRAY[1, 2] AS cells)
INSERT INTO board (grid, layers) SELECT cells, :layers::text::int[] FROM flat RETURNING id

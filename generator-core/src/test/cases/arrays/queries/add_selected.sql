WITH given AS (SELECT :grid::int[] AS grid UNION ALL SELECT :other::int[]),
stored AS (
    INSERT INTO board (grid, layers)
    SELECT grid, CASE WHEN :deep THEN :layers::int[] END FROM given
    RETURNING id
)
INSERT INTO board (grid, row_names)
SELECT :more::int[], :names::text[]
RETURNING id, grid

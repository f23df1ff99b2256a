WITH b AS (SELECT * FROM board)
SELECT b.id, b.grid, v.cells, b.layers, b.matrix, (b.square).cells AS square, b.row_names, b.grid[1:1] AS first_row,
       coalesce(b.grid, b.grid) AS again, s.all_grids, b.free
FROM b
JOIN board_view v USING (id)
CROSS JOIN LATERAL (SELECT array_agg(grid) AS all_grids FROM board WHERE id = 1) s

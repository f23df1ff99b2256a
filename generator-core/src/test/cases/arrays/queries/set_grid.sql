UPDATE board SET grid = coalesce(:grid, grid), layers = :layers, matrix = :matrix, row_names = :names
WHERE id = :id
RETURNING grid, layers, row_names

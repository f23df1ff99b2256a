UPDATE board SET grid = :cells, layers = :cells RETURNING id

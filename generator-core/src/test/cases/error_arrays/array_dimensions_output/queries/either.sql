SELECT id, CASE WHEN id = :id THEN grid ELSE layers END AS either FROM board

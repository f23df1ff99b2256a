SELECT n, repeat('x', 100) AS text FROM generate_series(1, :count) AS n

SELECT ARRAY[[1, 2], [3, :n]] AS pairs, '{{{1}}}'::int[] AS cube, ARRAY[1, :n] AS list, string_to_array(:text, ',') AS words,
       ARRAY(SELECT row_names FROM board) AS names, grid || grid AS taller, array_append(row_names, 'x') AS longer,
       CASE WHEN :n > 1 THEN grid ELSE ARRAY[[:n]] END AS either
FROM board
UNION ALL
SELECT ARRAY[[1, 2]], '{{{2}}}', ARRAY[1], ARRAY['a'], ARRAY(SELECT row_names FROM board), grid, row_names, grid FROM board

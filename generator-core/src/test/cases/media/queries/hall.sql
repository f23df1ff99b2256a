SELECT h.picture, g.shout, (SELECT trailer FROM poster p WHERE p.poster_id = h.poster_id) AS trailer,
       s.page, array_agg(h.picture) OVER () AS pictures
  FROM hall h
  JOIN gallery g USING (poster_id)
  LEFT JOIN archive."Scan" s ON s.scan_id = h.poster_id

SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
  FROM generate_series(1, :copies::integer) AS copy
 CROSS JOIN article
 WHERE article_id <= 10000

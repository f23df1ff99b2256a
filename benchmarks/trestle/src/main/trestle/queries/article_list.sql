SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
  FROM article
 WHERE article_id > :after
 ORDER BY article_id
 LIMIT 100

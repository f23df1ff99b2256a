SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
  FROM article
 WHERE article_id <= 10000
 ORDER BY article_id

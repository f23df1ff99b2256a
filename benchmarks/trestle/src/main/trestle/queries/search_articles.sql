SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
  FROM article
 WHERE (:kind::article_kind IS NULL OR kind = :kind)
   AND (:min_price::numeric IS NULL OR price >= :min_price)
   AND (:max_price::numeric IS NULL OR price <= :max_price)
   AND (:title::text IS NULL OR title ILIKE '%' || :title || '%')
   AND (:tag::text IS NULL OR :tag = ANY (tags))
 ORDER BY article_id
 LIMIT coalesce(:max_rows::integer, 20)

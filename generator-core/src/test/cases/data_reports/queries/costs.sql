-- Two files, a parameter at several places, and one that may be null.
SELECT u.name, count(*) AS visits, sum(v.cost) AS cost, max(v.at) AS last
  FROM users u
  JOIN visits v ON v.user_id = u.id
 WHERE v.at BETWEEN :since::TIMESTAMP AND :since::TIMESTAMP + INTERVAL 30 DAY
   AND (:name?::VARCHAR IS NULL OR u.name = :name)
 GROUP BY u.name
 ORDER BY u.name

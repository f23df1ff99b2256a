-- DuckDB reads the files, not PostgreSQL.
SELECT film_id, CAST(sum(visitors) AS BIGINT) AS visitors, sum(takings) AS takings, max(day) AS last_day
  FROM visits
 WHERE :since?::DATE IS NULL OR day >= :since::DATE
 GROUP BY film_id
 ORDER BY visitors DESC, film_id

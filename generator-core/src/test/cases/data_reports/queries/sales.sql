-- The folders are columns, of which DuckDB skips the files that have other values.
SELECT year, month, sum(amount) AS amount
  FROM sales
 WHERE :year?::INTEGER IS NULL OR year = :year::INTEGER
 GROUP BY year, month
 ORDER BY year, month

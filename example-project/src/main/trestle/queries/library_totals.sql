-- The library in three numbers.
SELECT (SELECT count(*) FROM film)                            AS films,
       (SELECT count(*) FROM print)                           AS prints,
       (SELECT count(*) FROM loan WHERE returned_at IS NULL)  AS lent

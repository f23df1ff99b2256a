-- What each cinema borrowed in a year (UTC), the best customer first; a cinema that borrowed nothing is listed, too.
SELECT rank() OVER (ORDER BY count(l.loan_id) DESC)        AS place,
       c.cinema_id,
       c.name,
       c.city,
       count(l.loan_id)                                    AS loans,
       count(DISTINCT p.film_id)                           AS films,
       coalesce(sum(l.fee), 0)                             AS fees,
       count(*) FILTER (WHERE l.returned_at > l.due_at)    AS late_returns,
       max(l.lent_at)                                      AS last_loan
  FROM cinema c
  LEFT JOIN loan l ON l.cinema_id = c.cinema_id
   AND l.lent_at >= make_timestamptz(:year, 1, 1, 0, 0, 0, 'UTC')
   AND l.lent_at < make_timestamptz(:year + 1, 1, 1, 0, 0, 0, 'UTC')
  LEFT JOIN print p ON p.print_id = l.print_id
 GROUP BY c.cinema_id
 ORDER BY place, c.name, c.city

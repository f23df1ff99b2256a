-- Prints that should have come back by the given time, the longest overdue first.
SELECT l.loan_id, l.due_at, l.fee, p.barcode, p.format, f.title, c.name AS cinema, c.city
  FROM loan l
  JOIN print p ON p.print_id = l.print_id
  JOIN film f ON f.film_id = p.film_id
  JOIN cinema c ON c.cinema_id = l.cinema_id
 WHERE l.returned_at IS NULL
   AND l.due_at < :by
   AND (:trusted::boolean IS NULL OR c.trusted = :trusted)
 ORDER BY l.due_at, l.loan_id
 LIMIT :max_rows

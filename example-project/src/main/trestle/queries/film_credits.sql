-- Who made a film, in the order of the credits.
SELECT c.job, c.billing, p.person_id, p.name, c.role, p.born
  FROM credit c
  JOIN person p ON p.person_id = c.person_id
 WHERE c.film_id = :film_id
   AND (:jobs::credit_job[] IS NULL OR c.job = ANY (:jobs))
 ORDER BY c.job, c.billing, p.name, p.person_id

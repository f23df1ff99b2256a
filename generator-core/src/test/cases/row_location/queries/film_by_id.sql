-- One film; a join would go here.
SELECT f.film_id AS id, f.title, upper(f.title) AS loud, (SELECT count(*) FROM screening) AS screenings
FROM film AS f /* where another = :id */
WHERE (f.Film_ID = CAST(:id AS integer))

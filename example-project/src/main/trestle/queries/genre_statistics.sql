-- How many films of each genre, how long they are and how well they are liked.
SELECT g.genre_id,
       g.name,
       count(f.film_id)         AS films,
       round(avg(f.length), 1)  AS average_length,
       sum(f.budget)            AS total_budget,
       max(f.released)          AS newest
  FROM genre g
  LEFT JOIN film_genre fg ON fg.genre_id = g.genre_id
  LEFT JOIN film f ON f.film_id = fg.film_id
 GROUP BY g.genre_id, g.name
HAVING count(f.film_id) >= coalesce(:at_least::bigint, 0)
 ORDER BY films DESC, g.name

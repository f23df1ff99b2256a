SELECT title,
       lenght
FROM film
WHERE title = :title

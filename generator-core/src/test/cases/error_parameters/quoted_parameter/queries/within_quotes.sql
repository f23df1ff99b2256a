SELECT title FROM film
WHERE title LIKE '%:title%' AND created_at > now() - interval ':days days' AND title <> 'at 12:30' AND ":length" = 1

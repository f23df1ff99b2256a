SELECT 'Alien' AS title, coalesce(:since::integer, 0) AS year

SELECT poster FROM film LIMIT 1

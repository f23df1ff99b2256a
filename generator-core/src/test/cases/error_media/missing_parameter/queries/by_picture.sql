SELECT poster, title FROM film WHERE title = :title AND thumbnail = :picture

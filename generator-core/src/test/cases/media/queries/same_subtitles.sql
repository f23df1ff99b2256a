SELECT poster_id FROM poster WHERE subtitles = :sample AND film_id = :film_id

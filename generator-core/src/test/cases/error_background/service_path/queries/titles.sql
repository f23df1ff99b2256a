SELECT title FROM poster WHERE poster_id = :poster_id AND :kind::text IS NOT NULL

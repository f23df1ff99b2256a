-- The picture alone.
SELECT image FROM poster WHERE poster_id = :poster_id

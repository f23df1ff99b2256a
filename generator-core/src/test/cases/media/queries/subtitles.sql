SELECT subtitles FROM poster WHERE poster_id = :poster_id

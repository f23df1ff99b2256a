SELECT image FROM poster WHERE title = :title

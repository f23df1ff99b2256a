SELECT thumbnail FROM poster WHERE title = :title

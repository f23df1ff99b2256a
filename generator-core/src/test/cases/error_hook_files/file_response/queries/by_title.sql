SELECT photo_id FROM photo WHERE title = :title

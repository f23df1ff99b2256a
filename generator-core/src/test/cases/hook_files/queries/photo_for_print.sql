SELECT photo_id, title, original FROM photo WHERE photo_id = :photo_id

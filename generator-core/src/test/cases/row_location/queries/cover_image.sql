SELECT cover_id, image FROM cover WHERE cover_id = :cover_id

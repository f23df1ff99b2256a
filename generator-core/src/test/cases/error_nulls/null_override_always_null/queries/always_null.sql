select note_id, nullif(null, text) as "text!" from note

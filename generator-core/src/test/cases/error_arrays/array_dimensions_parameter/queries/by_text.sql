UPDATE board SET row_names = :names::text::text[] WHERE id = :id RETURNING id

SELECT attempt_id, what FROM try_out(:name::text) LIMIT 1;

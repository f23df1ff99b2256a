SELECT id, id FROM users

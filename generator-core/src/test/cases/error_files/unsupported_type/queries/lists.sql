SELECT list(id) AS ids FROM users

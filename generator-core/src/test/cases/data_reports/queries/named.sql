SELECT name, joined FROM users WHERE name LIKE :pattern?

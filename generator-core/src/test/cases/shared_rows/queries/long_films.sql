SELECT * FROM long_film ORDER BY length

SELECT :min + 1 AS next

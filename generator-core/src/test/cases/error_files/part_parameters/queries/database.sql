SELECT :min::date AS min

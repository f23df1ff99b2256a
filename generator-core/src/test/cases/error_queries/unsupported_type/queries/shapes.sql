SELECT cube(1) AS place, ARRAY[cube(2)] AS age FROM film WHERE '(1,1)'::cube <-> :spot < 1

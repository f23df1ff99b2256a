SELECT point(1, 2) AS place, now() - created_at AS age FROM film WHERE '(1,1)'::point <-> :spot < 1

-- What a visitor wants to see of a film at a glance.

CREATE VIEW film_card AS
SELECT f.film_id,
       f.title,
       f.rating,
       f.decade,
       f.length,
       (SELECT array_agg(g.name::text ORDER BY g.name)
          FROM film_genre fg JOIN genre g USING (genre_id)
         WHERE fg.film_id = f.film_id) AS genres,
       (SELECT round(avg(r.stars), 2) FROM review r WHERE r.film_id = f.film_id) AS stars,
       (SELECT count(*)
          FROM print p
         WHERE p.film_id = f.film_id
           AND NOT EXISTS (SELECT FROM loan l WHERE l.print_id = p.print_id AND l.returned_at IS NULL)) AS prints_in
  FROM film f;

COMMENT ON VIEW film_card IS 'A film with its genres, its average stars and the prints that can be lent now.';
COMMENT ON COLUMN film_card.stars IS 'Average of the reviews, two decimals; null where there is none.';
COMMENT ON COLUMN film_card.prints_in IS 'Prints that are not out.';

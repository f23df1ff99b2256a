select film_id, title
from film
where title = :title
order by film_id

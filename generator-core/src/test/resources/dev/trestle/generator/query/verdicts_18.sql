-- Of PostgreSQL 18 and later.
update film set price = 1 returning old.price, new.description, new.title as t;
--> not null, nullable, not null
insert into actor values (1, 'a') returning old.name, new.name as n;
--> nullable, not null
delete from actor returning old.name, new.name as n;
--> not null, nullable
merge into film f using language l on f.film_id = l.language_id when matched then update set title = l.name returning old.title, new.title as t;
--> not null (missed), not null (missed)
update film set description = null where description is not null returning old.description, new.description as n;
--> not null, nullable
update stamped set id = 1 where note is not null returning old.note, new.note as n;
--> not null, nullable
update film set description = 'a' where discount > 1 returning old.description, new.description as n, old.discount, new.discount as d;
--> nullable, not null, not null, not null
select json_exists('{}'::jsonb, '$.a') as a, json_exists(extra, '$.a') as b, json_exists('{}'::jsonb, '$.a' unknown on error) as c, json_scalar(film_id) as d, json_scalar(description) as e, json_serialize('{}'::json) as f, json('{}') as g, json_object('a': description returning text) as h from film;
--> not null, nullable, nullable, not null, nullable, not null, not null, not null
select json_objectagg(title: description) as a, json_arrayagg(description) as b, json_arrayagg(description returning text) as c, jsonb_agg_strict(description) as d, json_objectagg(title: description absent on null with unique keys returning jsonb) as e from film group by language_id;
--> not null, not null, not null, not null, not null
select json_objectagg(title: description) as a, json_arrayagg(description) as b from film;
--> nullable, nullable

-- Of PostgreSQL 18 and later.
update film set price = 1 returning old.price, new.description, new.title as t;
--> not null, nullable, not null
insert into actor values (1, 'a') returning old.name, new.name as n;
--> nullable, not null
delete from actor returning old.name, new.name as n;
--> not null, nullable
merge into film f using language l on f.film_id = l.language_id when matched then update set title = l.name returning old.title, new.title as t;
--> not null (missed), not null (missed)

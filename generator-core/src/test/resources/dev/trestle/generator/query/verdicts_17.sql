-- Of PostgreSQL 17 and later.
merge into film f using language l on f.film_id = l.language_id when matched then update set title = l.name when not matched then insert values (1, l.name, null, 1, null, null, 1, null, true, null, '{}', null, null, 'x', 1, now()) returning merge_action() as a, f.title, f.description, l.name;
--> not null, not null, nullable, not null
merge into film f using language l on f.film_id = l.language_id when matched then do nothing when not matched by source then delete returning f.title, l.name;
--> not null, nullable
select x.a, x.n from json_table('[]', '$[*]' columns (a text path '$.a', n for ordinality)) x;
--> nullable, not null (missed)

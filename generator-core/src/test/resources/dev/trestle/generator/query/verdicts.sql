-- Queries, and the verdict of a careful reader on each column: "not null" or "nullable". "(missed)" says that Trestle is
-- known to call the column nullable all the same, which is safe but not exact.

-- One table
select film_id, title, description from film;
--> not null, not null, nullable
select label, stars from film;
--> nullable, nullable
select double_price from film;
--> not null
select ctid, tableoid, f from film f;
--> not null, not null, not null
select id, name from distant;
--> nullable, nullable
select event_id, at, note from event;
--> not null, not null, nullable
select id, body, ink from inky_letter;
--> not null, not null, nullable
select id, body from document;
--> not null, not null
select id, body from letter;
--> not null, not null
table language;
--> not null, not null, nullable
select distinct rating, price from film order by price limit 3;
--> nullable, not null
select oid from pg_class;
--> not null (missed)

-- Joins
select f.title, l.name from film f join language l on l.language_id = f.language_id;
--> not null, not null
select f.title, l.name from film f left join language l on l.language_id = f.original_language_id;
--> not null, nullable
select l.name, f.title from language l right join film f on l.language_id = f.original_language_id;
--> nullable, not null
select l.name, f.title from language l full join film f on l.language_id = f.language_id;
--> nullable, nullable
select language_id, l.language_id as l, f.language_id as f from language l full join film f using (language_id);
--> not null, nullable, nullable
select language_id, name, title from language natural join film;
--> not null, not null, not null
select language_id, name, title from language natural left join film;
--> not null, not null, nullable
select film_id, a.name from film f left join (film_actor fa join actor a using (actor_id)) using (film_id);
--> not null, nullable
select f.film_id, fa.film_id as x, a.name from film f left join film_actor fa on fa.film_id = f.film_id left join actor a on a.actor_id = fa.actor_id;
--> not null, nullable, nullable
select f.film_id, a.name from film f left join film_actor fa on fa.film_id = f.film_id join actor a on a.actor_id = fa.actor_id;
--> not null, not null
select f.film_id, fa.film_id as x, fa.role from film f left join film_actor fa on fa.film_id = f.film_id join actor a on a.actor_id = fa.actor_id;
--> not null, not null, nullable
select f.title, l.name from film f cross join language l;
--> not null, not null
select f.title, l.name from film f, language l where l.language_id = f.original_language_id;
--> not null, not null
select l.name from film f left join language l on l.language_id = f.original_language_id where l.name like 'E%';
--> not null
select l.name, l.script from film f left join language l on l.language_id = f.original_language_id where l.language_id is not null;
--> not null, nullable
select l.name from film f left join language l on l.language_id = f.original_language_id where l.language_id is null;
--> nullable
select l.name from film f left join language l on l.language_id = f.original_language_id where l.script is null or l.name = 'x';
--> nullable
select f.original_language_id from film f left join language l on l.language_id = f.original_language_id where l.name = 'x';
--> not null
select f.original_language_id from film f join language l on l.language_id = f.original_language_id;
--> not null
select f.title, l.name from film f full join language l on l.language_id = f.language_id where f.film_id > 0;
--> not null, nullable
select f.title, l.name from film f full join language l on l.language_id = f.language_id where f.film_id > 0 and l.name <> '';
--> not null, not null
select j.title, j.name from (film f left join language l on l.language_id = f.original_language_id) as j (a, title, b, c, d, e, g, h, i, k, m, n, o, p, q, r, s, t, u, name, v);
--> not null, nullable
select x.id, y.id as y from (select film_id as id from film) x left join (select film_id as id from film) y on y.id = x.id;
--> not null, nullable
select f.title, x.n from film f left join lateral (select count(*) as n from film_actor fa where fa.film_id = f.film_id) x on true;
--> not null, not null
select f.title, x.n from film f cross join lateral (select count(*) as n from film_actor fa where fa.film_id = f.film_id) x;
--> not null, not null
select x.d from film f cross join lateral (select f.description as d) x where f.description is not null;
--> not null
select coalesce(l.name, 'none') as name from film f left join language l on l.language_id = f.original_language_id;
--> not null
select l from film f left join language l on l.language_id = f.original_language_id;
--> nullable
select a.film_id, b.film_id as b, c.film_id as c from film a left join (film b full join film c on b.film_id = c.film_id) on b.film_id = a.film_id;
--> not null, nullable, nullable
select film_id from (film a left join film_actor using (film_id)) full join (select film_id from film) c using (film_id);
--> not null
select actor_id from (film a left join film_actor fa using (film_id)) full join actor c using (actor_id);
--> nullable

-- Conditions
select description from film where description is not null;
--> not null
select description from film where description = :d;
--> not null
select description from film where lower(description) like '%x%' and discount > 1;
--> not null
select description, discount from film where description = 'x' or discount > 1;
--> nullable, nullable
select description from film where description = 'x' or description like 'y%';
--> not null
select description from film where not (description is null);
--> not null
select description from film where not (description is null or discount is null);
--> not null
select description from film where description is distinct from 'x';
--> nullable
select description from film where description in ('a', 'b');
--> not null
select description from film where description = any (:names);
--> not null
select description from film where description <> all (:names);
--> nullable
select description from film where description not in ('a', 'b');
--> not null
select description from film where description in (select name from actor);
--> not null
select description from film where description between 'a' and 'b';
--> not null
select restored from film where restored;
--> not null
select restored from film where not restored;
--> not null
select restored from film where restored is not false;
--> nullable
select restored from film where restored is not unknown;
--> not null
select discount from film where shout(description) = 'A' and discount + 1 > 2;
--> not null
select discount from film where coalesce(discount, 1) > 2;
--> nullable
select extra ->> 'a' as a from film where extra ->> 'a' is not null;
--> not null
select extra from film where extra ->> 'a' = 'x';
--> not null
select description from film f where exists (select 1 from language l where l.name = f.description);
--> not null (missed)
select fa.role from film_actor fa where (fa.role, fa.film_id) = ('x', 1);
--> not null
select description from film where true and (description is not null) is true;
--> not null

-- Expressions
select 1 as one, 'x' as x, null as n, null::int as i;
--> not null, not null, nullable, nullable
select price + 1 as p, price + discount as d, -price as m from film;
--> not null, nullable, not null
select title || '!' as t, title || description as d from film;
--> not null, nullable
select upper(title) as u, length(title) as l, trim(title) as t, substr(title, 1, 2) as s, replace(title, 'a', 'b') as r from film;
--> not null, not null, not null, not null, not null
select substring(title from '[0-9]+') as s, substring(title, 1, 2) as t, split_part(title, ' ', 1) as p from film;
--> nullable, not null, not null
select shout(title) as s from film;
--> nullable
select film_id::text as t, price::int as i, title::varchar(3) as v, '1'::int as one from film;
--> not null, not null, not null, not null
select now() as n, current_date as d, current_user as u, current_schema as s, gen_random_uuid() as g;
--> not null, not null, not null, nullable, not null
select date_trunc('month', released) as m, released + 1 as next, released - interval '1 day' as before from film;
--> not null, not null, not null
select extract(year from released) as y, extract(month from released) as m from film;
--> not null, nullable
select to_char(price, '999.99') as p, to_char(released, 'YYYY') as r from film;
--> not null, nullable
select concat(title, description) as c, concat_ws(',', title, description) as w, format('%s', description) as f from film;
--> not null, not null, not null
select coalesce(description, title) as c, coalesce(description, label) as d from film;
--> not null, nullable
select coalesce(discount, 0) + price as total from film;
--> not null
select nullif(title, 'x') as n, nullif(null, 1) as m from film;
--> nullable, nullable
select greatest(price, discount) as g, least(discount, 1) as l, greatest(discount, discount) as n from film;
--> not null, not null, nullable
select case when price > 1 then 'a' else 'b' end as c, case when price > 1 then 'a' end as d from film;
--> not null, nullable
select case rating when 'G' then 1 when 'PG' then 2 else 3 end as r, case when true then description else 'x' end as d from film;
--> not null, nullable
select case when description is not null then description else 'none' end as d from film;
--> not null
select case when description is null then 'none' else description end as d from film;
--> not null
select case when description is null or price > 1 then 'none' else description end as d from film;
--> not null
select case when discount > 1 then discount else price end as d, case when discount > 1 then price else discount end as e from film;
--> not null, nullable
select description is null as n, restored is true as t, description is distinct from title as d from film;
--> not null, not null, not null
select in_print and price > 1 as a, in_print or restored as o, not in_print as n, not restored as m from film;
--> not null, nullable, not null, nullable
select rating = 'G' as r, price = 1 as p, price between 1 and 2 as b, title like 'a%' as l, title ~ 'a' as re from film;
--> nullable, not null, not null, not null, not null
select film_id in (1, 2) as i, film_id in (1, null) as n, rating in ('G') as r from film;
--> not null, nullable, nullable
select title = any (tags) as a, title = any ('{a,b}') as b from film;
--> nullable, not null
select tags[1] as first, cardinality(tags) as n, array_length(tags, 1) as l, array_to_string(tags, ',') as s, tags || 'x'::text as more from film;
--> nullable, not null, nullable, not null, not null
select array[title, description] as a, row(title, description) as r, array[]::int[] as e from film;
--> not null, not null, not null
select (parts).a, (row(1, title)::pair).a as b from film;
--> nullable, nullable
select extra -> 'a' as a, extra ->> 'a' as t, extra #> '{a}' as p, extra ? 'a' as h, jsonb_build_object('a', description) as b, to_jsonb(title) as j from film;
--> nullable, nullable, nullable, nullable, not null, not null
select jsonb_build_object('a', 1) -> 'a' as a, '{"a": 1}'::jsonb ->> 'b' as b;
--> not null (missed), nullable
select :p + 1 as p, :q::text as q, :r::text is null as r;
--> not null, not null, not null
select coalesce(:p::int, 1) as c, :p::int as p;
--> not null, nullable
select description::code as d, title::code as t from film;
--> not null, not null
select stars::int as s, 5::score as f from film;
--> nullable, not null
select title collate "C" as t, title < 'a' collate "C" as l from film;
--> not null, not null
select width_bucket(price, 0, 10, 5) as w, round(price) as r, abs(price) as a, price % 2 as m, power(price, 2) as p from film;
--> not null, not null, not null, not null, not null
select regexp_match(title, 'a') as m, regexp_replace(title, 'a', 'b') as r, position('a' in title) as p, starts_with(title, 'a') as s from film;
--> nullable, not null, not null, not null
select to_regclass('film') as r, current_setting('x.y', true) as s, obj_description('film'::regclass) as o, pg_typeof(description) as t from film;
--> nullable, nullable, nullable, not null
select (title, film_id) < ('a', 1) as l, (title, description) < ('a', 'b') as m from film;
--> not null, nullable
select int4range(film_id, 10) as r, lower(int4range(film_id, 10)) as l, isempty(int4range(1, 2)) as e from film;
--> not null, nullable, not null

-- Aggregates and groups
select count(*) as n, count(description) as d from film;
--> not null, not null
select sum(price) as s, max(title) as m, avg(price) as a, array_agg(title) as g, string_agg(title, ',') as t, bool_and(in_print) as b from film;
--> nullable, nullable, nullable, nullable, nullable, nullable
select rating, count(*) as n, sum(price) as s, max(description) as m, array_agg(description) as a from film group by rating;
--> nullable, not null, not null, nullable, not null
select language_id, bool_or(in_print) as b, string_agg(title, ',' order by title) as t, json_agg(title) as j, jsonb_agg(description) as d from film group by language_id;
--> not null, not null, not null, not null, not null
select language_id, sum(price) filter (where in_print) as s, count(*) filter (where in_print) as c from film group by language_id;
--> not null, nullable, not null
select language_id, stddev(price) as s, variance(price) as v, corr(price, price) as c from film group by language_id;
--> not null, nullable, nullable, nullable
select language_id, sum(discount) as s, sum(coalesce(discount, 0)) as z from film group by language_id;
--> not null, nullable, not null
select max(discount) as m from film where discount is not null group by language_id;
--> not null
select max(discount) as m from film group by language_id having max(discount) > 1;
--> not null
select rating from film group by rating having rating is not null;
--> not null
select language_id, in_print, count(*) as n from film group by rollup (language_id, in_print);
--> nullable, nullable, not null
select language_id, in_print, grouping(language_id) as g from film group by language_id, cube (in_print);
--> not null, nullable, not null
select language_id, in_print, sum(price) as s from film group by grouping sets ((language_id, in_print), (language_id));
--> not null, nullable, not null
select language_id, sum(price) as s from film group by grouping sets ((language_id), ());
--> nullable, nullable
select coalesce(title, 'all') as t, upper(title) as u from film group by rollup (title);
--> not null, nullable
select upper(title) as u, count(*) as n from film group by rollup (upper(title));
--> nullable, not null
select title from film group by rollup (title) having title is not null;
--> not null
select 1 as one, title from film group by rollup (1, title) having 1 = 1;
--> nullable, nullable
select coalesce(1, 2) as one, title from film group by cube (coalesce(1, 2), title) having coalesce(1, 2) is not null;
--> nullable, nullable
select upper(title) as u from film group by rollup (upper(title)) having upper(title) is not null;
--> not null
select film_id, title, price from film group by film_id;
--> not null, not null, not null
select l.name, count(f.film_id) as n, max(f.title) as m from language l left join film f using (language_id) group by l.name;
--> not null, not null, nullable
select percentile_cont(0.5) within group (order by price) as p, mode() within group (order by title) as m, rank('a'::text) within group (order by title) as r from film group by language_id;
--> not null, not null, not null
select coalesce(sum(price), 0) as s, coalesce(max(price), null) as m from film;
--> not null, nullable
select sum(price) as s from film having count(*) > 0;
--> not null (missed)
select distinct on (language_id) language_id, title, rating from film order by language_id;
--> not null, not null, nullable

-- Window functions
select row_number() over () as n, rank() over (order by price) as r, count(*) over () as c, ntile(4) over () as t from film;
--> not null, not null, not null, not null
select lag(title) over w as l, lead(title, 1, 'x') over w as d, first_value(title) over w as f, nth_value(title, 2) over w as n from film window w as (order by film_id);
--> nullable, not null, not null, nullable
select sum(price) over (order by film_id) as s, sum(price) over (order by film_id rows between 2 preceding and 1 preceding) as p, max(discount) over () as m from film;
--> not null, nullable, nullable
select last_value(title) over (order by film_id rows between unbounded preceding and unbounded following) as l, min(price) over (rows between current row and unbounded following exclude current row) as e from film;
--> not null, nullable
select rank() over (order by count(*)) as r, sum(count(*)) over () as s from film group by language_id;
--> not null, not null
select avg(price) over (partition by rating) as a, percent_rank() over (order by price) as p from film;
--> not null, not null

-- Set operations
select title from film union select name from actor;
--> not null
select title from film union all select description from film;
--> nullable
select description from film intersect select title from film;
--> not null
select title from film except select description from film;
--> not null
select description from film except select title from film;
--> nullable
select 1 as a, null as b union all select null, 2 union all select 3, 4;
--> nullable, nullable
(select title from film limit 1) union all (select name from actor order by 1 limit 1) order by 1;
--> not null
select film_id, price from film union all select actor_id, 1.5 from actor;
--> not null, not null
values (1, 'a'), (2, null);
--> not null, nullable
select x.a, x.b from (values (1, :p), (2, 'b')) x (a, b);
--> not null, not null

-- Subqueries
select (select name from language l where l.language_id = f.language_id) as name from film f;
--> not null (missed)
select (select count(*) from film) as n, (select max(price) from film) as m, (select 1) as one;
--> not null, nullable, not null
select (select coalesce(max(price), 0) from film) as m;
--> not null
select (select count(*) from film limit 1) as a, (select count(*) from film offset 1) as b, (select count(*) from film having count(*) > 5) as c;
--> not null, nullable, nullable
select exists (select 1 from film where description is null) as e, array(select description from film) as a;
--> not null, not null
select film_id in (select film_id from film_actor) as i, film_id in (select original_language_id from film) as n, rating in (select rating from film) as r from film;
--> not null, nullable, nullable
select film_id > all (select actor_id from actor) as a, (film_id, 1) in (select film_id, actor_id from film_actor) as b from film;
--> not null, not null
select x.title, x.n from (select title, description as n from film where description is not null) x;
--> not null, not null
select x.t from (select title as t from film offset 0) x where x.t > '';
--> not null
select (select f.description) as d from film f where f.description > '';
--> not null
select (select x.d from (select f.title as d) x) as d from film f;
--> not null

-- WITH
with f as (select title, description from film) select title, description from f;
--> not null, nullable
with f as materialized (select title from film), g as (select title as t from f) select f.title, g.t from f left join g on g.t = f.title;
--> not null, nullable
with recursive t (n) as (values (1) union all select n + 1 from t where n < 5) select n from t;
--> not null
with recursive t as (select category_id, parent_id, name, 1 as depth, name as path from category where parent_id is null union all select c.category_id, c.parent_id, c.name, t.depth + 1, t.path || '/' || c.name from category c join t on c.parent_id = t.category_id) select category_id, parent_id, name, depth, path from t;
--> not null, nullable, not null, not null, not null
with recursive t (n, m) as (select 1, 1 union all select m, null::int from t where n is not null) select n, m from t;
--> nullable, nullable
with recursive t (n, m) as (select 1, 2 union all select m, n from t where n < 5) select n, m from t;
--> not null, not null
with gone as (delete from film_actor returning film_id, role) select film_id, role from gone;
--> not null, nullable
with a as (insert into actor values (1, 'a') returning actor_id, born) select a.actor_id, a.born, f.title from a left join film f on f.film_id = a.actor_id;
--> not null, nullable, nullable

-- Functions in FROM and set-returning functions
select g from generate_series(1, 3) g;
--> not null
select g.n, g.ordinality from generate_series(1, 3) with ordinality as g (n);
--> not null, not null
select t.tag, t.n from film f, unnest(f.tags) with ordinality as t (tag, n);
--> nullable, not null
select a, b from rows from (generate_series(1, 3), generate_series(1, 2)) as x (a, b);
--> nullable, nullable
select u from unnest(array['a', 'b']) u;
--> not null
select u from unnest('{1,2}'::int[]) u;
--> not null
select u from unnest('{1,NULL}'::int[]) u;
--> nullable
select key, value from film f, jsonb_each(f.extra);
--> not null, not null
select key, value from film f, jsonb_each_text(f.extra);
--> not null, nullable
select e from film f, jsonb_array_elements(f.extra) e;
--> not null
select generate_series(1, 3) as a, film_id from film;
--> not null, not null
select generate_series(1, 3) as a, generate_series(1, 2) as b;
--> nullable, nullable
select x.a, x.b from jsonb_to_recordset('[]') as x (a int, b text);
--> nullable, nullable
select d from current_date d;
--> not null
select x.a, x.n from xmltable('/a/b' passing xmlparse(document '<a/>') columns a text path 'c', n for ordinality) x;
--> nullable, not null

-- Views
select film_id, title, description from film_title;
--> not null, not null, nullable
select title, language, original_language from film_language;
--> not null, not null, nullable
select description from described;
--> not null
select language_id, films, last from language_films;
--> not null, not null, not null
select name from film_names;
--> not null
select v.title, f.title as t from film f left join film_title v using (film_id);
--> nullable, not null

-- Statements that write
insert into film (film_id, title, language_id, price, released) values (:i, :t, :l, :p, :r) returning film_id, title, description;
--> not null, not null, nullable
insert into actor values (1, 'a', null) on conflict (actor_id) do nothing returning actor_id, born;
--> not null, nullable
insert into actor values (1, 'a', null) on conflict (actor_id) do update set born = excluded.born returning name, born;
--> not null, nullable
insert into actor (actor_id, name) select film_id, title from film returning actor_id, name, born;
--> not null, not null, nullable
update film set price = 1 where film_id = :id returning title, price, description;
--> not null, not null, nullable
update film set description = null where description is not null returning description;
--> nullable
update film f set price = 1 from language l where l.language_id = f.original_language_id returning f.title, l.name, l.script;
--> not null, not null, nullable
update film f set price = 1 from language l left join category c on c.name = l.name where l.language_id = f.language_id returning l.name, c.name as c;
--> not null, nullable
delete from film where description = 'x' returning film_id, description, discount;
--> not null, not null, nullable
delete from film f using language l where l.language_id = f.language_id returning f.title, l.name;
--> not null, not null
insert into film_title values (1, 'a') returning title, description;
--> not null, nullable
insert into described values (1, null) returning film_id, description;
--> not null, nullable
update described set description = null returning film_id, description;
--> not null, nullable
delete from described returning film_id, description;
--> not null, not null
delete from described d using language l where l.language_id = d.film_id returning d.description, l.script;
--> not null, nullable
insert into ruled values (1, 'x') returning id, note;
--> nullable, nullable
insert into event values (1, now()) returning event_id, at, note;
--> not null, not null, nullable

-- Items that look the same grouped more than once
select rating::text as a, title as x, title as y, count(*) as n from film group by 2, rollup (3), 1;
--> nullable, not null, nullable, not null
select title as y, title as x from film group by 2, rollup (1);
--> nullable, not null
select title as x, title as y, title || 'x' as "both" from film group by 1, rollup (2) having title is not null;
--> not null, nullable, nullable
select title as x, title as y from film group by grouping sets ((1), (2));
--> nullable, nullable
select title as x, title as y from film group by grouping sets ((1, 2), (2));
--> nullable, not null
select title as x, title as y, upper(title) as u from film group by 1, 2, rollup (language_id);
--> not null, not null, not null
select title as x, title as y, (select length(title)) as l from film group by 1, cube (2);
--> not null, nullable, nullable

-- Frames that have the row itself, and those that may not
select avg(price) over (order by film_id rows between 1 preceding and current row) as a, sum(price) over (order by film_id rows between 1 preceding and 2 following) as b, max(price) over (order by film_id groups between 1 preceding and 1 following exclude ties) as c, min(price) over (order by film_id range between 10 preceding and current row) as d from film;
--> not null, not null, not null, not null
select avg(price) over (order by film_id rows between 1 following and 2 following) as a, sum(price) over (order by film_id rows between 2 preceding and 1 preceding) as b, max(price) over (order by film_id rows between 1 preceding and current row exclude group) as c, min(price) over (order by film_id rows between 1 preceding and current row exclude current row) as d from film;
--> nullable, nullable, nullable, nullable
select count(*) over w as a, first_value(title) over w as b, last_value(description) over w as c, array_agg(description) over w as d, covar_pop(film_id, film_id) over w as e, stddev(price) over w as f from film window w as (order by released range between '1 mon -30 days' preceding and current row);
--> not null, nullable, nullable, nullable, nullable, nullable
select array_agg(description) over w as d, covar_pop(film_id, language_id) over w as e, regr_sxx(film_id, discount) over w as f, jsonb_agg(discount) over w as g, stddev(price) over w as h from film window w as (order by price range between 0.5 preceding and 1 following);
--> not null, not null, nullable, not null, nullable

-- Queries that are sure to have a row
with n as (select count(*) as n from film) select (select n from n) as n;
--> not null
with n as (select count(*) as n from film), m as (select max(n) as m, count(*) as c from n) select (select m from m) as m, (select c from m) as c, (select n.n + m.c from n, m) as s;
--> not null, not null, not null
select (select a.n + b.n from (select count(*) as n from film) a cross join (select count(*) as n from actor) b) as n;
--> not null
select (select a.n from (select count(*) as n from film) a left join actor on true limit 1) as n, (select b.n from actor right join (select count(*) as n from film) b on false limit 1) as m;
--> not null, not null
select (select a.n from (select count(*) as n from film) a join (values (1)) b (x) on a.n = b.x) as n, (select a.n from (select count(*) as n from film) a, actor limit 1) as m;
--> nullable, nullable
select (select count(*) from film group by ()) as n, (select count(*) from film group by grouping sets ((), ())) as g, (select count(*) from film group by rollup (title) limit 1) as r, (select count(*) from film group by title limit 1) as t;
--> not null, not null, not null, nullable
select (select count(*) from film group by () having count(*) > 1) as n, (select sum(price) from film group by ()) as s;
--> nullable, nullable
select (select 1 where false union all select count(*) from film) as n, (select count(*) from film intersect select 1) as i;
--> not null, nullable
with recursive r as (select 1 as n union all select n + 1 from r where n < 3) select (select n from r limit 1) as n, (select max(n) from r) as m;
--> not null, not null
with recursive r as (select 1 as n from film union all select n + 1 from r where n < 3) select (select n from r limit 1) as n, (select max(n) from r) as m;
--> nullable, nullable
select sum(n) as s, max(n) as m, (select t from now() t) as t from (select count(*) as n from film) x;
--> not null, not null, not null
select l.name, x.n from language l left join lateral (select a.n from (select count(*) as n from film f where f.language_id = l.language_id) a, (values (1)) b) x on true;
--> not null, not null
select (select x from film, lateral (select price as x) s where false) as x, (with a as (select 1 as n where false) select n from a) as n;
--> nullable, nullable

-- More functions
select pg_try_advisory_lock(1) as a, pg_try_advisory_xact_lock(film_id) as b, hashtext(title) as c, extract(epoch from withdrawn) as d, extract(epoch from now() - released) as e, extract(hour from interval '1 day') as f, extract(minute from interval '1 day') as g, extract(minute from localtime) as h from film;
--> not null, not null, not null, nullable, not null, not null, nullable, not null
select to_tsvector(title) as a, to_tsvector('english', title) @@ plainto_tsquery('english', 'x') as b, point(film_id, 1) as c, point(film_id, 1) <-> point(0, 0) as d, array_fill(description, array[2]) as e, format_type(25, null) as f, (released, released) overlaps (date '2026-01-01', interval '1 day') as g, overlaps(released, withdrawn, now(), now()) as h from film;
--> not null, not null, not null, not null, not null, not null, not null, nullable
select jsonb_path_exists('{}', '$.a') as a, jsonb_path_exists(extra, '$.a') as b, jsonb_path_exists('{}', 'strict $.a', silent => true) as c, jsonb_path_exists('[]', '$', '{}', true) as d, '{}'::jsonb @? 'strict $.a' as e, jsonb_path_query_array('{}', 'strict $.a', silent => true) as f, make_interval(days => film_id) as g, make_interval(days => language_id, hours => original_language_id) as h from film;
--> not null, nullable, nullable, nullable, nullable, not null, not null, nullable
select tags || array['x'] as a, tags || description as b, array[description] || array_remove(tags, description) as c, array_replace(tags, 'a', null) as d, array_positions(tags, null) as e, array_remove(null::text[], 'a') as f, array_cat(null::text[], null) as g, enum_range(null::mpaa_rating) as h, array_to_string(tags, ',', null) as i from film;
--> not null, not null, not null, not null, not null, nullable, nullable, not null, not null
select set_config('a.b', title, true) as a, nextval('odd') as b, has_table_privilege('film', 'select') as c, has_table_privilege(film_id::oid, 'select') as d, int8send(film_id) as e, date_part('epoch', time '12:00') as f, pg_typeof(description) as g from film;
--> not null, not null, not null, nullable, not null, not null, not null
select xmlconcat(xmlelement(name a), null) as a, xmlforest(description as d) as b, xmlforest(title as t, description as d) as c, xmlparse(document title) as d, xmlserialize(content xmlcomment(title) as text) as e, xmlelement(name a) is document as f, xmlconcat(null::xml) as g, xmlpi(name a) as h from film;
--> not null, nullable, not null, not null, not null, not null, nullable, not null
select xmlagg(xmlelement(name a)) as a, covar_pop(film_id, film_id) as b, regr_avgx(film_id, discount) as c, regr_slope(film_id, film_id) as d, corr(film_id, film_id) as e, range_intersect_agg(int4range(1, film_id)) as f, covar_samp(film_id, film_id) as g, regr_count(film_id, discount) as h from film group by language_id;
--> not null, not null, nullable, nullable, nullable, not null, nullable, not null
select xmlagg(xmlelement(name a)) as a, regr_sxy(film_id, film_id) as b, json_agg(film_id) as c from film;
--> nullable, nullable, nullable

-- Rows that were written: what was assigned, and what stayed
update film set title = 'a' where description is not null returning description, discount;
--> not null, nullable
update film set description = null where description is not null returning description;
--> nullable
update film set description = 'a', discount = price, rating = :r, extra = to_jsonb(description) where restored returning description, discount, rating, extra, restored;
--> not null, not null, nullable, nullable, not null
update film set description = title, withdrawn = released where film_id > 0 returning description, withdrawn;
--> not null, not null
update film set discount = original_language_id, original_language_id = null where original_language_id = 1 returning discount, original_language_id;
--> not null, nullable
update film f set description = l.script from language l where l.language_id = f.language_id and l.script > 'a' returning f.description, l.script, f.rating;
--> not null, not null, nullable
update film set tags[1] = 'a', extra['a'] = '1', parts.a = 1 where extra is not null and parts is not null returning tags, extra, parts;
--> not null, not null (missed), not null (missed)
update film set (description, discount) = (select 'a', 1) returning description, discount;
--> not null (missed), not null (missed)
update stamped set id = 1 where note is not null returning note;
--> nullable
update stamped set note = 'a' returning note;
--> nullable
insert into stamped values (1, 'a') returning note;
--> nullable
update diary set id = 1 where note is not null returning note;
--> nullable
update event set event_id = 1 where note is not null returning note;
--> not null
update stock set n = null where twice is not null returning n, twice;
--> nullable, nullable
update stock set n = 1 where twice > 0 returning n, twice;
--> not null, not null (missed)
insert into stock (id, n) values (1, 2) returning n, twice;
--> not null, not null (missed)
insert into stock (id, n) values (1, 2), (2, :n) returning n;
--> nullable
insert into stock (id, n) select film_id, original_language_id from film where original_language_id > 1 returning n;
--> not null
insert into stock (id, n) select film_id, original_language_id from film returning n;
--> nullable
insert into stock (id, n) values (1, 2) on conflict (id) do update set n = null returning n;
--> nullable
insert into stock (id) values (1) returning n;
--> nullable
insert into stock (id, n) values (1, default) returning n;
--> nullable
with w as (update stock set n = coalesce(n, :n) returning id, n) select id, n from w;
--> not null, nullable
with w as (update stock set n = coalesce(n, :n!) returning id, n) select id, n from w;
--> not null, not null
update distant set name = 'a' returning name;
--> nullable

-- Set-returning functions, one and several
select generate_series(1, cardinality(array(select generate_series(1, film_id)))) as a, exists (select unnest(tags)) as b from film;
--> not null, not null
select generate_series(1, generate_series(1, film_id)) as a from film order by 1;
--> not null
select generate_series(1, film_id) as a, generate_series(1, 2) as b from film;
--> nullable, nullable
select generate_series(1, film_id) + generate_series(1, 2) as a from film;
--> nullable
select film_id as a from film order by generate_series(1, 2);
--> not null

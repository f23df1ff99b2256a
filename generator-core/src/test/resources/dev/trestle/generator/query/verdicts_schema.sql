create type mpaa_rating as enum ('G', 'PG', 'R');
create type pair as (a integer, b text);
create domain code as text not null;
create domain score as integer check (value > 0);
create function shout(text) returns text strict immutable language sql return upper($1);

create table language (
    language_id integer primary key,
    name text not null,
    script text
);
create table film (
    film_id integer primary key,
    title text not null,
    description text,
    language_id integer not null references language,
    original_language_id integer references language,
    rating mpaa_rating,
    price numeric(5, 2) not null,
    discount numeric(5, 2),
    in_print boolean not null default true,
    restored boolean,
    tags text[] not null default '{}',
    extra jsonb,
    parts pair,
    label code,
    stars score,
    released date not null,
    withdrawn timestamp,
    double_price numeric generated always as (price * 2) stored not null
);
create table actor (actor_id integer primary key, name text not null, born date);
create table film_actor (
    film_id integer not null references film,
    actor_id integer not null references actor,
    role text,
    primary key (film_id, actor_id)
);
create table category (category_id integer primary key, parent_id integer references category, name text not null);
create table event (event_id bigint not null, at timestamptz not null, note text) partition by range (at);
create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
create table document (id integer not null, body text not null);
create table old_document () inherits (document);
alter table old_document no inherit document;
alter table old_document alter column body drop not null;
create table letter (id integer not null, body text not null);
create table inky_letter (ink text) inherits (letter);
create foreign data wrapper nowhere;
create server far foreign data wrapper nowhere;
create foreign table distant (id integer not null, name text) server far;
create table ruled (id integer not null, note text);
create rule ruled_insert as on insert to ruled do instead insert into actor values (1, 'a') returning actor_id, name;

create table stamped (id integer not null, note text);
create function forget_note() returns trigger language plpgsql as $$ begin new.note := null; return new; end $$;
create trigger stamp before update on stamped for each row execute function forget_note();
create table diary (id integer not null, at date not null, note text) partition by range (at);
create table diary_2026 partition of diary for values from ('2026-01-01') to ('2027-01-01');
create trigger stamp before insert on diary_2026 for each row execute function forget_note();
create table stock (id integer primary key, n integer, twice integer generated always as (n * 2) stored);
create sequence odd;

create view film_title as select film_id, title, description from film;
create view film_language as
    select f.film_id, f.title, l.name as language, o.name as original_language
      from film f join language l using (language_id)
      left join language o on o.language_id = f.original_language_id;
create view described as select film_id, description from film where description is not null;
create view language_films as select language_id, count(*) as films, max(title) as last from film group by language_id;
create materialized view film_names as select title as name from film union all select name from actor;

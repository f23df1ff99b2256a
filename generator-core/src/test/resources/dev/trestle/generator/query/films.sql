create schema "Odd.Schema";
create type mpaa_rating as enum ('G', 'PG', 'R');
create type "Odd.Schema"."Genre ""x""" as enum ('drama');
create type "Odd.Schema".mpaa_rating as enum ('other');
create domain positive as integer check (value > 0);
create type pair as (a integer, b text);

create table language (
    language_id integer generated always as identity primary key,
    name text not null
);
create table film (
    film_id integer generated always as identity primary key,
    title text not null,
    description character varying(200),
    language_id integer not null references language,
    original_language_id integer references language,
    rating mpaa_rating default 'G',
    genre "Odd.Schema"."Genre ""x""",
    price numeric(5, 2) not null default 0,
    tags text[],
    extra jsonb,
    size positive,
    parts pair,
    released date
);
create table counted (id bigserial primary key, small smallserial, plain serial, note text);
create view film_list as select film_id, title from film;
comment on column film.title is 'What it is called';
create table "Odd.Schema"."Film" ("Id" bigint not null, genre "Odd.Schema".mpaa_rating);

create table film (
    film_id bigint generated always as identity primary key,
    title   text not null,
    rating  smallint
);

create table actor (
    actor_id bigint generated always as identity primary key,
    name     text not null
);

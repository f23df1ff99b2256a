CREATE TYPE condition AS ENUM ('mint', 'worn');
CREATE TYPE state AS ENUM ('mint', 'worn', 'torn');
CREATE TABLE print (
    print_id text[] PRIMARY KEY,
    condition condition NOT NULL,
    conditions condition[] NOT NULL,
    seen timestamp(3) NOT NULL,
    weight real NOT NULL,
    price numeric(17) NOT NULL
);
CREATE TABLE condition_print (
    print_id timestamp PRIMARY KEY,
    condition state NOT NULL
);
CREATE TABLE print_event (trestle_entry_id uuid PRIMARY KEY, print_id integer NOT NULL, condition text NOT NULL);
CREATE SCHEMA reports;
CREATE TABLE reports.print_report (print_id integer PRIMARY KEY, condition text NOT NULL);
CREATE TABLE print_log (print_id integer PRIMARY KEY, condition text NOT NULL, trestle_entry_id uuid NOT NULL UNIQUE);
CREATE TABLE print_seen (print_id integer, condition text NOT NULL, trestle_entry_id uuid, UNIQUE (print_id, trestle_entry_id));
CREATE TABLE print_state (print integer, at integer, summary text, PRIMARY KEY (print, at));
CREATE TABLE print_word (word text PRIMARY KEY, summary text);

CREATE TABLE print_log (print_id integer PRIMARY KEY, condition text NOT NULL, trestle_entry_id uuid NOT NULL UNIQUE);
CREATE TABLE print_seen (print_id integer, condition text NOT NULL, trestle_entry_id uuid, UNIQUE (print_id, trestle_entry_id));

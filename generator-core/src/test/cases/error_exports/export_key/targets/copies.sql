CREATE TABLE print_event (trestle_entry_id uuid PRIMARY KEY, print_id integer NOT NULL, condition text NOT NULL);

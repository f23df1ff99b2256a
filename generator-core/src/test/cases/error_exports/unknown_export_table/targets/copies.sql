CREATE SCHEMA reports;
CREATE TABLE print_event (trestle_entry_id uuid PRIMARY KEY, print_id integer NOT NULL, condition text NOT NULL);
CREATE TABLE reports.print_report (print_id integer PRIMARY KEY, condition text NOT NULL);

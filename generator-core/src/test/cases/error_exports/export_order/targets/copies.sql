CREATE TABLE print_state (print integer, at integer, summary text, PRIMARY KEY (print, at));

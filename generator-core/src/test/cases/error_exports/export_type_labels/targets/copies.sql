CREATE TYPE condition AS ENUM ('mint', 'worn');
CREATE TABLE print (print_id integer PRIMARY KEY, condition condition NOT NULL, conditions condition[] NOT NULL);

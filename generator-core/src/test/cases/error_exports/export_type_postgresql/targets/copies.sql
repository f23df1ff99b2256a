CREATE TYPE state AS ENUM ('mint', 'worn', 'torn');
CREATE TABLE print (
    print_id text[] PRIMARY KEY,
    seen timestamp(3) NOT NULL,
    weight real NOT NULL,
    price numeric(17) NOT NULL
);
CREATE TABLE condition_print (
    print_id timestamp PRIMARY KEY,
    condition state NOT NULL
);

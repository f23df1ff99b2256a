CREATE TYPE mood AS ENUM ('calm', 'tense');
CREATE TABLE film (film_id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);

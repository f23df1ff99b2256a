CREATE DOMAIN image AS text;
CREATE TABLE poster (poster_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, picture image);

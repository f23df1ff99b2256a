CREATE TABLE shelf (shelf_id int PRIMARY KEY, name text NOT NULL);
INSERT INTO shelf VALUES (1, 'from the migration');

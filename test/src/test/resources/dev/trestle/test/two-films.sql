INSERT INTO studio VALUES (7, 'Ealing; London');
INSERT INTO film (title, length, studio_id) VALUES ('Whisky Galore', 82, 7), ('The Man in the White Suit', 85, 7);

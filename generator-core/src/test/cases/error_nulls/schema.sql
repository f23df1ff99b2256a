create table note (note_id integer primary key, text text);

SELECT person, (home).zip AS zip, ARRAY[home] AS homes FROM person;

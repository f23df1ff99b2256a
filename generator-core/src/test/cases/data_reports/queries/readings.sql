SELECT * FROM readings

SELECT id, value FROM readings WHERE sensor = :sensor

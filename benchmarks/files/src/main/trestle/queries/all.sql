SELECT id, sensor, value, taken, note FROM readings

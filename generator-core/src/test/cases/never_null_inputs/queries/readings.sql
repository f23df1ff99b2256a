SELECT id, sensor FROM reading WHERE :sensor::text IS NULL OR sensor = :sensor

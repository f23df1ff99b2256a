SELECT reading_id, station, taken, value, quality, tags, facts, source, photo, 1 / (reading_id - :bad) AS part
FROM reading
WHERE station = :station? OR :station? IS NULL
ORDER BY reading_id

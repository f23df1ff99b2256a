SELECT seen, bytes FROM logs ORDER BY seen

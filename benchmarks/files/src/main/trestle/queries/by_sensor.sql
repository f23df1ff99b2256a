SELECT sensor, count(*) AS readings, max(value) AS highest FROM readings GROUP BY sensor ORDER BY sensor

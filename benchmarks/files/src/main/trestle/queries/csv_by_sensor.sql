SELECT sensor, count(*) AS readings, max(value) AS highest FROM rows GROUP BY sensor ORDER BY sensor

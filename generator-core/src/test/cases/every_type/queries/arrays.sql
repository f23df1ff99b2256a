SELECT * FROM sample_array WHERE moods = :moods AND int4s = :int4s AND texts @> :texts

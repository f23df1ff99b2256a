UPDATE reading SET station = btrim(station) RETURNING reading_id, station, photo

SELECT station, value FROM reading ORDER BY taken DESC LIMIT 3

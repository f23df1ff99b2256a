SELECT * FROM scores WHERE :since?::DATE IS NULL OR day >= :since::DATE

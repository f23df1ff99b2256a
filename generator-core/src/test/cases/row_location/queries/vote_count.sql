SELECT count(*) AS votes FROM vote WHERE vote_id = :vote_id

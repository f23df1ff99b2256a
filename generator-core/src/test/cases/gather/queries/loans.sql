SELECT loan_id, lent_on, returned
FROM loan
WHERE film_id = :film_id AND lent_on >= :since
ORDER BY loan_id

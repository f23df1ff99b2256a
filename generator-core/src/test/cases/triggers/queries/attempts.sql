SELECT attempt_id, what FROM attempt ORDER BY attempt_id;

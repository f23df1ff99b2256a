SELECT attempt_id, what FROM tried LIMIT 1;

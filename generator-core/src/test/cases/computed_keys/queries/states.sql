SELECT d.number, s.version_key AS version, s.state, s.waiting_for, s.error_type, s.error_message, s.attempts, s.since
FROM trestle.document_label_state s
JOIN document d ON (d.number, d.version, d."Language") = (s.number_key, s.version_key, s."Language")

-- Trestle's exports, version 2, after version 1: an entry of a job is made with its row, and completed when the job ends.

ALTER TABLE trestle.export_entry
    -- The job that calls the hook; null when it has ended, and for entries of requests.
    ADD COLUMN job_id uuid,
    -- Which of the rows of its job or request this is, from 1.
    ADD COLUMN row_number bigint,
    ALTER COLUMN created_at SET DEFAULT clock_timestamp(),
    ALTER COLUMN due_at SET DEFAULT clock_timestamp();

CREATE INDEX export_entry_job ON trestle.export_entry (job_id) WHERE job_id IS NOT NULL;

INSERT INTO trestle.migration (module, version) VALUES ('exports', 2);

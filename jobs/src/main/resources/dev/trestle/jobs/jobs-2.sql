-- Trestle's background jobs, version 2: results that are too large for a row. Run by the service or by an administrator,
-- as version 1 is; the role of the service needs SELECT, INSERT, UPDATE and DELETE.

-- The file with the result of a job, by its key in the media store; the result in its row is JSON's null then.
CREATE TABLE trestle.job_result (
    job_id uuid PRIMARY KEY REFERENCES trestle.job ON DELETE CASCADE,
    key text NOT NULL
);

CREATE INDEX job_result_key ON trestle.job_result (key);

INSERT INTO trestle.migration (module, version) VALUES ('jobs', 2);

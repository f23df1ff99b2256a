-- Trestle's background jobs, version 3: how far running jobs have come. Run by the service or by an administrator, as version 1
-- is; the role of the service needs SELECT, INSERT, UPDATE and DELETE.

-- Not columns of job: they change while the transaction of the job runs, which ends by an update of its row there.
CREATE TABLE trestle.job_progress (
    job_id uuid PRIMARY KEY REFERENCES trestle.job ON DELETE CASCADE,
    rows bigint,
    bytes bigint
) WITH (fillfactor = 50);

INSERT INTO trestle.migration (module, version) VALUES ('jobs', 3);

package dev.trestle.exports;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.StatementBinder;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.types.Json;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entries, by one statement each.
 *
 * @param database the service's, or one that is bound to a transaction
 */
record EntryTable(Database database) {

    private static final System.Logger LOG = System.getLogger(EntryTable.class.getName());

    /**
     * Arrays, so that a request with many rows needs one statement; numbered, so that entries keep their order. Lanes are
     * locked until the commit before their entries get ids: so these are in the order of the commits, also where several
     * rows of the source are for one row of the target. There are no more than 1,024 locks, as they are few in PostgreSQL.
     *
     * <p>Without a time an entry is never due: a job completes it. Servers of releases that know no jobs here look at the
     * time alone.
     */
    private static final String ENTER = """
            WITH sheet AS (
                SELECT * FROM unnest(?::text[], ?::json[]) WITH ORDINALITY AS sheet (lane, json, number)),
            locked AS MATERIALIZED (
                SELECT count(pg_catalog.pg_advisory_xact_lock(781639548, key)) AS lanes
                  FROM (SELECT DISTINCT pg_catalog.hashtext(lane) & 1023 AS key
                          FROM sheet WHERE lane IS NOT NULL ORDER BY 1) AS lane)
            INSERT INTO trestle.export_entry (target, export, due_at, job_id, row_number, lane, %s)
            SELECT ?, ?, coalesce(clock_timestamp() + pg_catalog.make_interval(secs => ?), 'infinity'), ?::uuid,
                   number, lane, json
              FROM sheet, locked WHERE lanes >= 0 ORDER BY number
            RETURNING id""";

    private static final String ENTER_RECORDS = ENTER.formatted("record");
    private static final String ENTER_ROWS = ENTER.formatted("row");

    private static final String COMPLETE = """
            UPDATE trestle.export_entry entry
               SET record = done.json, row = NULL, job_id = NULL, attempts = 0, error = NULL, due_at = clock_timestamp()
              FROM %s AND entry.record IS NULL""";

    private static final String COMPLETE_IDS =
            COMPLETE.formatted("unnest(?::json[], ?::bigint[]) AS done (json, id) WHERE entry.id = done.id");
    private static final String COMPLETE_JOB = COMPLETE.formatted("unnest(?::json[]) WITH ORDINALITY AS done (json, number)"
            + " WHERE entry.job_id = ? AND entry.row_number = done.number");

    /** What no hook makes anything of waits for people. */
    private static final String REFUSE = """
            UPDATE trestle.export_entry SET failed_at = clock_timestamp(), error = ?, job_id = NULL
             WHERE record IS NULL AND %s
            RETURNING entry_id, export, target""";

    private static final String REFUSE_IDS = REFUSE.formatted("id = ANY (?::bigint[])");
    private static final String REFUSE_JOB = REFUSE.formatted("job_id = ?");

    /** The tables of jobs are there if an entry is of one. */
    private static final String ANY_JOB = "SELECT EXISTS (SELECT FROM trestle.export_entry WHERE job_id IS NOT NULL)";
    private static final String REFUSE_LOST = REFUSE.formatted("job_id IS NOT NULL AND NOT EXISTS ("
            + "SELECT FROM trestle.job WHERE job.id = job_id AND job.expires_at IS NULL)");

    /** One server at a time; PostgreSQL ends the transaction of a suspended server, which releases the lock. */
    private static final String LOCK = """
            SELECT pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('trestle.export ' || ?, 0)),
                   pg_catalog.set_config('idle_in_transaction_session_timeout', ?, true)""";

    private static final String FENCE = "SELECT 1";

    private static final String DUE = "SELECT " + Entry.COLUMNS + """
              FROM trestle.export_entry entry
             WHERE target = ? AND failed_at IS NULL AND due_at <= now() AND record IS NOT NULL AND export = ANY (?::text[])
               AND NOT EXISTS (
                    SELECT FROM trestle.export_entry earlier
                     WHERE earlier.target = entry.target AND earlier.lane = entry.lane AND earlier.id < entry.id
                       AND (earlier.failed_at IS NOT NULL OR earlier.due_at > now() OR earlier.record IS NULL
                            OR earlier.export <> ALL (?::text[])))
             ORDER BY id LIMIT ?""";

    private static final String DELETE = "DELETE FROM trestle.export_entry WHERE id = ANY (?::bigint[])";

    private static final String FAIL = """
            UPDATE trestle.export_entry
               SET attempts = attempts + 1, error = ?, failed_at = CASE WHEN ? THEN clock_timestamp() END,
                   due_at = clock_timestamp() + pg_catalog.make_interval(secs => ?)
             WHERE id = ? AND attempts = ?""";

    private static final String CLAIM = """
            UPDATE trestle.export_entry SET due_at = clock_timestamp() + pg_catalog.make_interval(secs => ?)
             WHERE id = (SELECT id FROM trestle.export_entry
                          WHERE record IS NULL AND failed_at IS NULL AND job_id IS NULL
                            AND due_at <= now() AND export = ANY (?::text[])
                          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + Entry.COLUMNS;

    private static final String REDELIVER = """
            UPDATE trestle.export_entry SET failed_at = NULL, attempts = 0, due_at = clock_timestamp()
             WHERE failed_at IS NOT NULL AND target = coalesce(?, target)""";

    private static final String TARGETS = "SELECT DISTINCT target FROM trestle.export_entry ORDER BY target";

    private static final String GIVE_UP = "DELETE FROM trestle.export_entry WHERE target = ? AND entry_id::text = ?";

    void enter(Export<?> export, List<Outbox.Sheet> sheets) {
        enter(ENTER_RECORDS, export, sheets, Duration.ZERO, null);
    }

    /**
     * Stores entries of rows that wait for the record of a hook, at most for this time; returns their ids, in order.
     */
    List<Long> enterRows(Export<?> export, List<Outbox.Sheet> sheets, Duration grace) {
        return enter(ENTER_ROWS, export, sheets, grace, null).stream().sorted().toList();
    }

    /** Enters rows that wait until their job ends. */
    void enterRows(Export<?> export, List<Outbox.Sheet> sheets, UUID job) {
        enter(ENTER_ROWS, export, sheets, null, job);
    }

    private List<Long> enter(
            String sql, Export<?> export, List<Outbox.Sheet> sheets, @Nullable Duration grace, @Nullable UUID job) {
        return database.all(sql, binds -> {
            binds.value(sheets.stream().map(Outbox.Sheet::lane).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(sheets.stream().map(Outbox.Sheet::json).toList(), PgCodecs.array(PgCodecs.JSON));
            binds.text(export.target());
            binds.text(export.route());
            binds.float8(grace == null ? null : seconds(grace));
            binds.value(job, PgCodecs.UUID);
        }, row -> row.int8(1));
    }

    void complete(List<Long> ids, List<Json> records) {
        database.execute(COMPLETE_IDS, binds -> {
            binds.value(records, PgCodecs.array(PgCodecs.JSON));
            binds.value(ids, PgCodecs.array(PgCodecs.INT8));
        });
    }

    /** Returns the number of entries of the job. */
    long complete(UUID job, List<Json> records) {
        return database.execute(COMPLETE_JOB, binds -> {
            binds.value(records, PgCodecs.array(PgCodecs.JSON));
            binds.value(job, PgCodecs.UUID);
        });
    }

    void refuse(List<Long> ids, String reason) {
        refuse(REFUSE_IDS, reason, binds -> binds.value(ids, PgCodecs.array(PgCodecs.INT8)));
    }

    void refuse(UUID job, String reason) {
        refuse(REFUSE_JOB, reason, binds -> binds.value(job, PgCodecs.UUID));
    }

    /** Entries whose job ended without completing them, because its route or its hook was removed. */
    void refuseLost() {
        if (database.one(ANY_JOB, binds -> {}, row -> row.bool(1))) {
            refuse(REFUSE_LOST, "The job ended without its hook", binds -> {});
        }
    }

    private void refuse(String sql, String reason, StatementBinder which) {
        database.all(sql, binds -> {
            binds.text(reason);
            which.bind(binds);
        }, row -> "Entry " + row.value(1, PgCodecs.UUID) + " of " + row.text(2) + " for " + row.text(3) + " is a dead letter: " + LogText.of(reason))
                .forEach(refused -> LOG.log(Level.ERROR, refused));
    }

    /** Until the end of the transaction, or until it stands still for so long; false if another server has it. */
    boolean lock(String target, Duration idle) {
        return database.one(LOCK, binds -> {
            binds.text(target);
            binds.text(idle.toMillis() + "ms");
        }, row -> row.bool(1));
    }

    /** Fails if the transaction, and with it the lock, is lost. */
    void fence() {
        database.all(FENCE, binds -> {}, row -> row.int4(1));
    }

    /** What can be delivered now: nothing that an earlier entry of its lane holds back. */
    List<Entry> due(String target, Set<String> exports, int limit) {
        List<String> known = List.copyOf(exports);
        return database.all(DUE, binds -> {
            binds.text(target);
            binds.value(known, PgCodecs.array(PgCodecs.TEXT));
            binds.value(known, PgCodecs.array(PgCodecs.TEXT));
            binds.int4(limit);
        }, Entry::read);
    }

    void delete(List<Long> ids) {
        database.execute(DELETE, binds -> binds.value(ids, PgCodecs.array(PgCodecs.INT8)));
    }

    /** Counts an attempt, and lets the entry wait for its retry; a dead letter is not retried. */
    void fail(Entry entry, String reason, boolean dead, Duration wait) {
        database.execute(FAIL, binds -> {
            binds.text(reason);
            binds.bool(dead);
            binds.float8(seconds(wait));
            binds.int8(entry.id());
            binds.int4(entry.attempts());
        });
    }

    /** An entry whose hook is to be called; no other server calls it for this time. */
    Optional<Entry> claimRow(Set<String> hooked, Duration grace) {
        return database.<Entry>all(CLAIM, binds -> {
            binds.float8(seconds(grace));
            binds.value(List.copyOf(hooked), PgCodecs.array(PgCodecs.TEXT));
        }, Entry::read).stream().findFirst();
    }

    /** Of all targets for null. */
    long redeliver(@Nullable String target) {
        return database.execute(REDELIVER, binds -> binds.text(target));
    }

    /** Those that have entries. */
    List<String> targets() {
        return database.all(TARGETS, binds -> {}, row -> row.text(1));
    }

    long giveUp(String target, String entryId) {
        return database.execute(GIVE_UP, binds -> {
            binds.text(target);
            binds.text(entryId);
        });
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}

package dev.trestle.exports;

import dev.trestle.runtime.Binds;
import dev.trestle.runtime.Database;
import dev.trestle.runtime.Json;
import dev.trestle.runtime.PgText;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries, by one statement each.
 *
 * @param database the service's, or one that is bound to a transaction
 */
record EntryTable(Database database) {

    /** Arrays, so that a request with many rows needs one statement; numbered, so that entries keep their order. */
    private static final String ENTER = """
            INSERT INTO trestle.export_entry (target, export, lane, record)
            SELECT ?, ?, sheet.lane, sheet.json
              FROM unnest(?::text[], ?::json[]) WITH ORDINALITY AS sheet (lane, json, number) ORDER BY number""";

    private static final String ENTER_ROWS = """
            INSERT INTO trestle.export_entry (target, export, due_at, lane, row)
            SELECT ?, ?, clock_timestamp() + pg_catalog.make_interval(secs => ?), sheet.lane, sheet.json
              FROM unnest(?::text[], ?::json[]) WITH ORDINALITY AS sheet (lane, json, number) ORDER BY number
            RETURNING id""";

    private static final String ENTER_DEAD = """
            INSERT INTO trestle.export_entry (target, export, failed_at, error, lane, row)
            SELECT ?, ?, clock_timestamp(), ?, sheet.lane, sheet.json
              FROM unnest(?::text[], ?::json[]) WITH ORDINALITY AS sheet (lane, json, number) ORDER BY number""";

    private static final String COMPLETE = """
            UPDATE trestle.export_entry entry
               SET record = done.json, row = NULL, attempts = 0, error = NULL, due_at = clock_timestamp()
              FROM unnest(?::bigint[], ?::json[]) AS done (id, json)
             WHERE entry.id = done.id AND entry.record IS NULL""";

    /** One server at a time; PostgreSQL ends the transaction of one that stands still, and so gives the lock away. */
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
                          WHERE record IS NULL AND failed_at IS NULL AND due_at <= now() AND export = ANY (?::text[])
                          ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING\s""" + Entry.COLUMNS;

    private static final String REDELIVER = """
            UPDATE trestle.export_entry SET failed_at = NULL, attempts = 0, due_at = clock_timestamp()
             WHERE failed_at IS NOT NULL AND target = coalesce(?, target)""";

    private static final String TARGETS = "SELECT DISTINCT target FROM trestle.export_entry ORDER BY target";

    private static final String GIVE_UP = "DELETE FROM trestle.export_entry WHERE target = ? AND entry_id::text = ?";

    void enter(Export<?> export, List<Outbox.Sheet> sheets) {
        database.execute(ENTER, binds -> {
            binds.text(export.target());
            binds.text(export.route());
            bind(sheets, binds);
        });
    }

    /** Enters rows that wait for so long for what a hook makes of them; gives their ids, in order. */
    List<Long> enterRows(Export<?> export, List<Outbox.Sheet> sheets, Duration grace) {
        return database.list(ENTER_ROWS, binds -> {
            binds.text(export.target());
            binds.text(export.route());
            binds.float8(seconds(grace));
            bind(sheets, binds);
        }, row -> row.int8(1)).stream().sorted().toList();
    }

    /** Enters rows as dead letters. */
    void enterDead(Export<?> export, List<Outbox.Sheet> sheets, String reason) {
        database.execute(ENTER_DEAD, binds -> {
            binds.text(export.target());
            binds.text(export.route());
            binds.text(reason);
            bind(sheets, binds);
        });
    }

    void complete(List<Long> ids, List<Json> records) {
        database.execute(COMPLETE, binds -> {
            binds.array(ids, PgText::ofInt8);
            binds.array(records, PgText::ofJson);
        });
    }

    /** Until the end of the transaction, or until it stands still for so long; false if another server has it. */
    boolean lock(String target, Duration idle) {
        return database.one(LOCK, binds -> {
            binds.text(target);
            binds.text(idle.toMillis() + "ms");
        }, row -> row.bool(1));
    }

    /** Fails if the transaction, and so the lock, has gone. */
    void fence() {
        database.list(FENCE, binds -> {}, row -> row.int4(1));
    }

    /** What can be delivered now: nothing that an earlier entry of its lane holds back. */
    List<Entry> due(String target, Set<String> exports, int limit) {
        List<String> known = List.copyOf(exports);
        return database.list(DUE, binds -> {
            binds.text(target);
            binds.array(known, PgText::ofText);
            binds.array(known, PgText::ofText);
            binds.int4(limit);
        }, Entry::read);
    }

    void delete(List<Long> ids) {
        database.execute(DELETE, binds -> binds.array(ids, PgText::ofInt8));
    }

    /** Counts an attempt, and has the entry wait; a dead one waits for people. */
    void fail(Entry entry, String reason, boolean dead, Duration wait) {
        database.execute(FAIL, binds -> {
            binds.text(reason);
            binds.bool(dead);
            binds.float8(seconds(wait));
            binds.int8(entry.id());
            binds.int4(entry.attempts());
        });
    }

    /** An entry whose hook is to be called, by nobody else for so long. */
    Optional<Entry> claimRow(Set<String> hooked, Duration grace) {
        return database.<Entry>list(CLAIM, binds -> {
            binds.float8(seconds(grace));
            binds.array(List.copyOf(hooked), PgText::ofText);
        }, Entry::read).stream().findFirst();
    }

    /** Of all targets for null. */
    long redeliver(@Nullable String target) {
        return database.execute(REDELIVER, binds -> binds.text(target));
    }

    /** Those that have entries. */
    List<String> targets() {
        return database.list(TARGETS, binds -> {}, row -> row.text(1));
    }

    long giveUp(String target, String entryId) {
        return database.execute(GIVE_UP, binds -> {
            binds.text(target);
            binds.text(entryId);
        });
    }

    private static void bind(List<Outbox.Sheet> sheets, Binds binds) throws SQLException {
        binds.array(sheets.stream().map(Outbox.Sheet::lane).toList(), PgText::ofText);
        binds.array(sheets.stream().map(Outbox.Sheet::json).toList(), PgText::ofJson);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}

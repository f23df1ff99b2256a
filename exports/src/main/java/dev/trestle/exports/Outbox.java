package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where entries are made, in the transactions of requests and jobs. */
final class Outbox {

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Database database;
    private final Duration hookGrace;
    private final BooleanSupplier hasTables;
    private final Consumer<String> wake;

    /**
     * Where entries are made.
     *
     * @param hasTables whether the tables are there
     * @param wake has a target's entries delivered
     */
    Outbox(Database database, Duration hookGrace, BooleanSupplier hasTables, Consumer<String> wake) {
        this.database = database;
        this.hookGrace = hookGrace;
        this.hasTables = hasTables;
        this.wake = wake;
    }

    /** An entry before it is made: its lane, and its record or row. */
    record Sheet(@Nullable String lane, Json json) {}

    <T> T transaction(String target, Function<? super Database, ? extends T> work) {
        requireTables();
        T result = database.transaction(work);
        wake(target);
        return result;
    }

    void wake(String target) {
        wake.accept(target);
    }

    void enter(Database transaction, Export<?> export, List<Sheet> sheets) {
        requireTables();
        if (!sheets.isEmpty()) {
            new EntryTable(transaction).enter(export, sheets);
        }
    }

    List<Long> enterRows(Database transaction, Export<?> export, List<Sheet> sheets) {
        requireTables();
        return sheets.isEmpty() ? List.of() : new EntryTable(transaction).enterRows(export, sheets, hookGrace);
    }

    /** Enters rows whose hook a job calls. */
    void enterRows(Database transaction, Export<?> export, List<Sheet> sheets, UUID job) {
        requireTables();
        if (!sheets.isEmpty()) {
            new EntryTable(transaction).enterRows(export, sheets, job);
        }
    }

    /** False if none of the job's rows was entered. */
    boolean complete(Database transaction, UUID job, List<Json> records) {
        requireTables();
        return records.isEmpty() || new EntryTable(transaction).complete(job, records) > 0;
    }

    void refuse(Database transaction, UUID job, String reason) {
        requireTables();
        new EntryTable(transaction).refuse(job, reason);
    }

    void complete(Export<?> export, List<Long> ids, List<Json> records) {
        finish(export, ids, entries -> entries.complete(ids, records));
        wake(export.target());
    }

    void refuse(Export<?> export, List<Long> ids, String reason) {
        finish(export, ids, entries -> entries.refuse(ids, reason));
    }

    private void finish(Export<?> export, List<Long> ids, Consumer<EntryTable> work) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            work.accept(new EntryTable(database));
        } catch (HttpProblem problem) {
            // The row is stored, and its client is to know; the entries have their hook called again.
            LOG.log(Level.WARNING, () -> "Entries of " + export.route() + " wait for their hook again: "
                    + problem.getMessage());
        }
    }

    private void requireTables() {
        if (!hasTables.getAsBoolean()) {
            throw notYet();
        }
    }

    static HttpProblem notYet() {
        return HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("Exports cannot be accepted yet").retryAfter(RETRY).build();
    }
}

package dev.trestle.load;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.RowTarget;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.place.BodyRow;
import dev.trestle.runtime.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One load: makes chunks of rows.
 *
 * @param <R> the type of a row of the request
 */
final class LoadRun<R> implements RowTarget<R> {

    /** Rows that one statement copies. If one of them is refused, the others are copied again. */
    private static final int CHUNK = 10_000;

    private static final int CHUNK_OF_REPORT = 1_000;

    private final Database database;
    private final Layout<R> layout;
    private final Store.Begin store;
    private final Refusals refusals;
    private final Progress progress;
    private @Nullable Feed feed;
    private @Nullable Chunk chunk;

    private LoadRun(Database database, Layout<R> layout, Store.Begin store, Refusals refusals, Progress progress) {
        this.database = database;
        this.layout = layout;
        this.store = store;
        this.refusals = refusals;
        this.progress = progress;
    }

    static <R> LoadRun<R> of(LoadPlan<?> plan, LoadSql<R> sql, Database database, Progress progress) {
        Refusals refusals = new Refusals(plan.maxRejects());
        Chunks chunks = new Chunks(refusals.areReported() ? CHUNK_OF_REPORT : CHUNK, refusals.areReported());
        TableState state = TableState.read(database, plan.target().table());
        List<LoadColumn<R>> columns = sql.columns();
        if (plan.staged() || state.hasPolicies()) {
            StageLayout<R> layout = new StageLayout<>(
                    columns, plan.target().mode() == LoadTarget.Mode.MERGE, refusals.areReported(), chunks);
            return new LoadRun<>(database, layout, StageStore.begin(database, plan.target(), layout, refusals), refusals, progress);
        }
        return new LoadRun<>(database, new TableLayout<>(columns, state.hasDefaultMark(), chunks),
                TableStore.begin(database, plan.target(), refusals), refusals, progress);
    }

    /** Reads the rows of a load. */
    @FunctionalInterface
    interface Reading<R> {
        void read(LoadRun<R> target) throws IOException;
    }

    /** What a load has stored, and the rows that it has rejected. */
    record Outcome(Tally tally, List<Reject> rejects) {}

    /** Reads the rows, and hands them over; once. */
    Outcome run(Reading<R> reading) {
        Tally tally = Feed.run(database, store, own -> {
            feed = own;
            try {
                reading.read(this);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            hand();
        });
        return new Outcome(tally, refusals.rejects());
    }

    @Override
    public void row(R row, BodyRow origin) {
        Chunk present = chunk;
        if (present == null || present.isFull() || !layout.fits(row)) {
            hand();
            present = layout.chunk(row);
            chunk = present;
        }
        layout.add(present, row, origin);
        progress.rows(origin.number() + 1L);
    }

    @Override
    public boolean rejects(BodyRow origin, List<FieldError> errors) {
        if (refusals.areReported()) {
            refusals.add(origin, errors);
        }
        return refusals.areReported();
    }

    private void hand() {
        Chunk present = chunk;
        if (present != null && feed != null) {
            feed.put(present);
            chunk = null;
        }
    }
}

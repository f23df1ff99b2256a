package dev.trestle.computed.backfill;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes cells for the next rows of one column, in one short transaction with the cursor. Every method throws {@link HttpProblem} as
 * {@link Database} does.
 */
final class Feed {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST = 5_000;

    /** With the cells that wait for an attempt or an input, or are blocked. */
    private static final int MOST_OPEN = 20_000;

    /** So many values may wait that are computed from those of the backfill. */
    private static final int LATER = 1_000;

    private final Source source;
    private final Database database;
    /** Grows while the servers have computed all of it at the next look. */
    private int queue;

    Feed(Source source, Database database) {
        this.source = source;
        this.database = database;
        this.queue = source.queue();
    }

    /** What is known after a page: whether rows are left that may be fed at once. */
    enum Outcome { MORE, LATER, ENDED }

    /** Cells: those that are to be computed, of them those that are computed soon, all that are open, and those of dependents. */
    private record Open(long open, long active, long all, long later) {}

    private record End(@Nullable List<String> key, long estimate) {}

    /** Feeds one page. */
    Outcome feed(Run run) {
        return database.transaction(TIMEOUT, transaction -> {
            Runs runs = new Runs(transaction);
            return runs.hold(run, source).map(held -> feed(held, transaction, runs)).orElse(Outcome.LATER);
        });
    }

    private Outcome feed(Run run, Database transaction, Runs runs) {
        PageSql sql = PageSql.of(source, run.rows());
        boolean isFirst = run.untilKey() == null && !run.fedAll();
        End end = isFirst
                ? transaction.one(sql.end(), binds -> {}, row ->
                        new End(Run.texts(row.valueOrNull(1, PgCodecs.array(PgCodecs.TEXT))), row.int8(2)))
                : new End(run.untilKey(), 0);
        Open cells = transaction.one(sql.open(), binds -> {
            binds.value(source.dependents(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(source.upstream(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(source.upstream(), PgCodecs.array(PgCodecs.TEXT));
            binds.text(source.column());
        }, row -> new Open(row.int8(1), row.int8(2), row.int8(3), row.int8(4)));
        long open = cells.open;
        long free = cells.all >= MOST_OPEN ? 0 : free(run, cells.active) - Math.max(0, cells.later - LATER);
        Double tokens = run.tokens();
        boolean slow = tokens != null && tokens < free;
        long most = Math.max(0, slow && tokens != null ? (long) Math.floor(tokens) : free);
        PageResult page = run.fedAll() || end.key == null ? PageResult.none(true)
                : most == 0 ? PageResult.none(false) : page(sql, run, end.key, most, transaction);
        long nowOpen = open + page.fed();
        if (page.looked() > 0 || isFirst || run.isDue() || page.isLast() && (nowOpen == 0 || nowOpen != run.open())) {
            runs.fed(run, page, end.key, isFirst ? end.estimate : null, nowOpen, waitsFor(page, cells, slow),
                    tokens == null ? null : tokens - page.fed());
        }
        if (page.isLast()) {
            return nowOpen == 0 ? Outcome.ENDED : Outcome.LATER;
        }
        return page.looked() > 0 && page.fed() < most ? Outcome.MORE : Outcome.LATER;
    }

    private static @Nullable String waitsFor(PageResult page, Open cells, boolean slow) {
        if (page.isLast()) {
            return null;
        }
        return cells.later >= LATER ? "dependents" : slow ? "rate" : null;
    }

    /** The number of cells that may be made now. */
    private long free(Run run, long active) {
        if (active == 0 && run.scanned() > 0) {
            queue = Math.min(MOST, queue * 2);
        } else if (active > queue / 2) {
            queue = Math.max(source.queue(), queue - queue / 4);
        }
        Integer parallel = run.parallel();
        return (parallel == null ? queue : Math.min(queue, (long) parallel * source.batch())) - active;
    }

    private PageResult page(PageSql sql, Run run, List<String> until, long most, Database transaction) {
        List<String> last = run.lastKey();
        return transaction.one(last == null ? sql.first() : sql.next(), binds -> {
            for (String key : until) {
                binds.text(key);
            }
            if (last != null) {
                for (String key : last) {
                    binds.text(key);
                }
            }
            binds.int8(most);
            binds.text(source.column());
            binds.int4(source.version());
        }, row -> new PageResult(row.int8(2), row.int8(3), Run.texts(row.valueOrNull(4, PgCodecs.array(PgCodecs.TEXT))),
                row.int8(1) < PageSql.PAGE && row.int8(2) == row.int8(1)));
    }

    /** Deletes the cells of a cancelled backfill, unless another one has begun since. */
    void sweep(boolean isOpen) {
        boolean isLeft = !isOpen && database.one(PageSql.of(source, BackfillRows.MISSING).sweep(), binds -> {
            binds.text(source.column());
            binds.text(source.column());
        }, row -> row.int8(1) > 0 || row.bool(2));
        if (!isLeft) {
            new Runs(database).swept(source.name());
        }
    }

    /** Takes cells over that servers of other versions have left: a backfill may have made them while the version changed. */
    void adopt() {
        database.execute(PageSql.of(source, BackfillRows.MISSING).adopt(), binds -> {
            binds.text(source.column());
            binds.int4(source.version());
            binds.text(source.name());
            binds.int4(source.version());
            binds.int4(source.version());
        });
    }

    Source source() {
        return source;
    }

    /** The run of this column among those of several. */
    Optional<Run> of(List<Run> runs) {
        return runs.stream().filter(run -> run.name().equals(source.name())).findFirst();
    }
}

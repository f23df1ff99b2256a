package dev.trestle.computed;

import dev.trestle.runtime.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reports on all columns: a report counts all cells, so it is made anew only after ten times the time that it took. */
final class Reports {

    private static final int REST = 10;

    private final Supplier<? extends Collection<ComputedColumn<?, ?, ?>>> columns;
    private final Collection<String> missing;
    private final Database database;
    private @Nullable Report last;
    private long until;

    Reports(Supplier<? extends Collection<ComputedColumn<?, ?, ?>>> columns, Collection<String> missing, Database database) {
        this.columns = columns;
        this.missing = missing;
        this.database = database;
    }

    /** The last report, or a new one; requests at the same time wait for one of them. */
    synchronized Report get() {
        long begun = System.nanoTime();
        Report report = last;
        if (report == null || begun - until >= 0) {
            report = Report.of(columns.get(), List.copyOf(missing), database);
            long now = System.nanoTime();
            until = now + REST * (now - begun);
            last = report;
        }
        return report;
    }
}

package dev.trestle.computed;

import dev.trestle.computed.failure.FailureLog;
import dev.trestle.computed.write.FirstCall;
import dev.trestle.computed.write.WrittenColumns;
import dev.trestle.runtime.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The columns of a table that routes compute when they write its rows. */
final class WrittenTable<K> implements WrittenColumns<K> {

    private final ComputedTable<K> table;
    private final ComputedRun run;
    private final Map<String, FailureLog> logs = new ConcurrentHashMap<>();
    private volatile @Nullable List<ComputedColumn<K, ?, ?>> ordered;

    WrittenTable(ComputedTable<K> table, ComputedRun run) {
        this.table = table;
        this.run = run;
    }

    @Override
    public void compute(Database transaction, List<K> keys, boolean several) {
        for (ComputedColumn<K, ?, ?> column : columns()) {
            if (!keys.isEmpty() && column.options().first() instanceof FirstCall.InTransaction first) {
                FailureLog log = logs.computeIfAbsent(column.name(), FailureLog::new);
                new TransactionAttempt<>(column, first.onError(), log, transaction, keys, several).run();
            }
        }
    }

    @Override
    public Optional<Runnable> take(Database transaction, List<K> keys) {
        Map<ColumnLoop<K, ?, ?>, List<Cell<K>>> taken = new LinkedHashMap<>();
        Duration wait = Duration.ZERO;
        boolean any = false;
        for (ColumnLoop<K, ?, ?> loop : keys.isEmpty() ? List.<ColumnLoop<K, ?, ?>>of() : loops()) {
            ComputedColumn<K, ?, ?> column = loop.column();
            if (column.options().first() instanceof FirstCall.InRequest request) {
                List<Cell<K>> cells = new Cells<>(column, transaction).take(keys, false, Taken.lease(column.options()));
                taken.put(loop, cells);
                any |= !cells.isEmpty();
                wait = wait.compareTo(request.longest()) > 0 ? wait : request.longest();
            }
        }
        return any ? Optional.of(new RequestedValues<>(taken, wait)) : Optional.empty();
    }

    /** Each after those that it is computed from; found once, when there are no further ones. */
    private List<ComputedColumn<K, ?, ?>> columns() {
        List<ComputedColumn<K, ?, ?>> known = ordered;
        if (known == null) {
            boolean all = run.hasStarted();
            known = run.ordered(table);
            ordered = all ? known : null;
        }
        return known;
    }

    /** None before the service can compute: values are due in the background then. */
    private List<ColumnLoop<K, ?, ?>> loops() {
        List<ColumnLoop<K, ?, ?>> loops = new ArrayList<>();
        columns().forEach(column -> run.loop(column).ifPresent(loops::add));
        return loops;
    }
}

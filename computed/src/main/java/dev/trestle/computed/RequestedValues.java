package dev.trestle.computed;

import dev.trestle.runtime.database.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that a request waits for. They are computed as in the background, on other threads and connections; what is not ready in
 * time goes on without the request.
 */
final class RequestedValues<K> implements Runnable, Followed<K> {

    private final Map<ColumnLoop<K, ?, ?>, List<Cell<K>>> taken;
    private final Duration wait;
    private final Map<String, List<Thread>> begun = new HashMap<>();
    private boolean over;

    /**
     * Has not begun.
     *
     * @param taken the cells of each column, each column after those that it is computed from
     * @param wait how long the request waits
     */
    RequestedValues(Map<ColumnLoop<K, ?, ?>, List<Cell<K>>> taken, Duration wait) {
        this.taken = new LinkedHashMap<>();
        taken.forEach((loop, cells) -> this.taken.put(loop, new ArrayList<>(cells)));
        this.wait = wait;
    }

    @Override
    public void run() {
        long end = System.nanoTime() + wait.toNanos();
        try {
            for (ColumnLoop<K, ?, ?> loop : taken.keySet()) {
                for (String input : loop.column().declaration().upstream()) {
                    await(input, end);
                }
                if (System.nanoTime() - end < 0) {
                    begin(loop, end);
                }
            }
            for (String column : begun.keySet()) {
                await(column, end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        end();
        taken.keySet().forEach(ColumnLoop::wakeDependents);
    }

    /** Before another thread takes more cells of the column. */
    private synchronized void begin(ColumnLoop<K, ?, ?> loop, long end) {
        begun.put(loop.column().declaration().column(), loop.compute(next(loop), end, this));
    }

    private void await(String column, long end) throws InterruptedException {
        for (Thread thread : begun.getOrDefault(column, List.of())) {
            thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    private List<Cell<K>> next(ColumnLoop<K, ?, ?> loop) {
        List<Cell<K>> cells = taken.getOrDefault(loop, List.of());
        List<Cell<K>> next = List.copyOf(cells);
        cells.clear();
        return next;
    }

    private synchronized void end() {
        over = true;
        ended();
    }

    @Override
    public synchronized void stored(Database transaction, List<K> keys) {
        if (!over) {
            taken.forEach((loop, cells) -> {
                if (!begun.containsKey(loop.column().declaration().column())) {
                    cells.addAll(loop.take(transaction, keys));
                }
            });
        }
    }

    /** What was taken for the request, and is not computed by it, is for any server. */
    @Override
    public synchronized void ended() {
        if (over) {
            taken.keySet().forEach(loop -> {
                List<Cell<K>> left = next(loop);
                if (!left.isEmpty()) {
                    loop.release(left);
                }
            });
        }
    }
}

package dev.trestle.computed.backfill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How long the statements took that stored values on this server, in the last ten seconds. */
public final class StoreTimes {

    private static final long WINDOW = Duration.ofSeconds(10).toNanos();
    private static final int MOST = 200;
    private static final int LEAST = 20;

    private record Sample(long at, long nanos) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Adds a statement that ended now. */
    public synchronized void add(Duration time) {
        samples.addLast(new Sample(System.nanoTime(), time.toNanos()));
        if (samples.size() > MOST) {
            samples.removeFirst();
        }
    }

    /** The time within which 95 of 100 statements ended; zero if there were few. */
    synchronized Duration usual() {
        long now = System.nanoTime();
        while (!samples.isEmpty() && now - samples.peekFirst().at > WINDOW) {
            samples.removeFirst();
        }
        if (samples.size() < LEAST) {
            return Duration.ZERO;
        }
        List<Long> sorted = samples.stream().map(Sample::nanos).sorted().toList();
        return Duration.ofNanos(sorted.get(sorted.size() * 95 / 100));
    }
}

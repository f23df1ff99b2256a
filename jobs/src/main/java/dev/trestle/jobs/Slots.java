package dev.trestle.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many jobs of each route may still be begun on this server. */
final class Slots {

    private final Map<String, Integer> limits;
    private final Map<String, Integer> taken = new TreeMap<>();

    Slots(Map<String, Integer> limits) {
        this.limits = Map.copyOf(limits);
    }

    /** How many jobs of a route run, and how many more may. */
    record Room(String route, int taken, int free) {}

    /** The routes that have room. */
    synchronized List<Room> rooms() {
        return limits.keySet().stream().map(this::room).filter(room -> room.free > 0).toList();
    }

    private Room room(String route) {
        int running = taken.getOrDefault(route, 0);
        return new Room(route, running, limits.get(route) - running);
    }

    synchronized void take(String route) {
        taken.merge(route, 1, Integer::sum);
    }

    synchronized void release(String route) {
        taken.merge(route, -1, Integer::sum);
        notifyAll();
    }

    /** Waits until no job runs; false if some still do after the time. */
    synchronized boolean awaitNone(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (taken.values().stream().anyMatch(count -> count > 0)) {
            long millis = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}

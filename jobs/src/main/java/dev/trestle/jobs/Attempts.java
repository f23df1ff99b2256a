package dev.trestle.jobs;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts that run on this server. */
final class Attempts {

    private final Map<UUID, Attempt> running = new ConcurrentHashMap<>();

    void add(Attempt attempt) {
        running.put(attempt.claim().id(), attempt);
    }

    void remove(Attempt attempt) {
        running.remove(attempt.claim().id(), attempt);
    }

    /** A copy. */
    Map<UUID, Attempt> running() {
        return Map.copyOf(running);
    }
}

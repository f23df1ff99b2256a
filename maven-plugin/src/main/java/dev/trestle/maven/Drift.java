package dev.trestle.maven;

import dev.trestle.generator.output.Change;
import dev.trestle.generator.output.Changes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells the two reasons apart why checked-in files are not what is generated: Trestle left them so and the inputs have
 * changed since, which is a developer at work; or of unknown origin, which is drift.
 */
final class Drift {

    private Drift() {}

    /**
     * What of the changes is drift.
     *
     * @param last each file that Trestle left there, and its hash; empty in a fresh checkout, or after {@code mvn clean}
     * @param before each of our files on disk, and its hash
     */
    static List<Change> in(Changes changes, Optional<Map<String, String>> last, Map<String, String> before) {
        if (last.isEmpty() && before.isEmpty()) {
            // The first run of all: nothing is checked in yet.
            return List.of();
        }
        return changes.list().stream()
                .filter(change -> last.isEmpty()
                        || !Objects.equals(before.get(change.path()), last.get().get(change.path())))
                .toList();
    }
}

package dev.trestle.generator;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Measures the steps of one run. */
final class Phases {

    private final List<GenerationResult.Phase> phases = new ArrayList<>();

    /** A step that may ask the database. */
    @FunctionalInterface
    interface Step<T> {
        T run() throws SQLException;
    }

    <T> T time(String name, Step<T> step) throws SQLException {
        long start = System.nanoTime();
        T result = step.run();
        phases.add(new GenerationResult.Phase(name, System.nanoTime() - start));
        return result;
    }

    List<GenerationResult.Phase> all() {
        return List.copyOf(phases);
    }
}

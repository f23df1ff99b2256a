package dev.trestle.benchmarks.harness;

import java.nio.file.Path;

/** Where things are. */
record Layout(Path benchmarks) {

    static Layout ofProperties() {
        return new Layout(Path.of(System.getProperty("benchmarks.directory")).toAbsolutePath().normalize());
    }

    /** The build directory of a module. */
    Path target(String module) {
        return benchmarks.resolve(module).resolve("target");
    }

    /** The migrations that the generator reads the schema from. */
    Path migrations() {
        return benchmarks.resolve("trestle/src/main/resources/db/migration");
    }

    /** What the servers say. */
    Path logs() {
        return benchmarks.resolve("target/logs");
    }

    Path report() {
        return benchmarks.resolve("target/benchmarks.md");
    }

    /** The {@code java} that runs the harness. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

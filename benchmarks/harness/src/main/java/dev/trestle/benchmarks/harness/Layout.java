package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
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

    /** The class path of a module. */
    String classPath(String module) throws IOException {
        return target(module).resolve("classes") + System.getProperty("path.separator")
                + Files.readString(target(module).resolve("classpath.txt")).strip();
    }

    /** The migrations that the generator reads the schema from. */
    Path migrations() {
        return benchmarks.resolve("trestle/src/main/resources/db/migration");
    }

    /** What a process says. */
    Path log(String name) {
        return benchmarks.resolve("target/logs").resolve(name + ".log");
    }

    /** The root of the whole project. */
    Path project() {
        return benchmarks.getParent();
    }

    /** A folder for what is made while measuring. */
    Path scratch(String name) {
        return benchmarks.resolve("target").resolve(name);
    }

    Path report() {
        return benchmarks.resolve("target/benchmarks.md");
    }

    /** The {@code java} that runs the harness. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

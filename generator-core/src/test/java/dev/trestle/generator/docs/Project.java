package dev.trestle.generator.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The whole project, whose top is one above this module. */
final class Project {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static final List<String> MODULES =
            List.of("test-support", "listener", "media-store", "runtime", "files", "formats", "jobs", "exports", "computed", "history", "variants", "data",
                    "load",
                    "file-exports", "s3", "generator-core",
                    "dev-database", "test", "maven-plugin", "example-project", "benchmarks");

    private Project() {}

    /** The Markdown files at the top and below {@code docs}. */
    static List<Path> markdown() {
        return Stream.concat(list(ROOT, 1), list(ROOT.resolve("docs"), Integer.MAX_VALUE))
                .filter(file -> file.toString().endsWith(".md"))
                .sorted()
                .toList();
    }

    /** The Java files of a folder of the project. */
    static List<Path> java(String folder) {
        return list(folder, ".java");
    }

    /** The files of a folder of the project whose names end so. */
    static List<Path> list(String folder, String ending) {
        return list(ROOT.resolve(folder), Integer.MAX_VALUE)
                .filter(file -> file.toString().endsWith(ending))
                .sorted()
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(String file) {
        return read(ROOT.resolve(file));
    }

    /** A path as the tests name it. */
    static String display(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> list(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

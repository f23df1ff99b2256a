package dev.trestle.generator.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A source file of the project, read as text. */
record JavaSource(Path path, List<String> lines) {

    private static final Pattern IMPORT = Pattern.compile("import (?:static )?([a-z0-9_.]+)\\..*;");

    /** The files below a folder of the project, whose top is one above this module. */
    static List<JavaSource> below(String folder) {
        Path root = Path.of("..", folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().map(JavaSource::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaSource read(Path file) {
        try {
            return new JavaSource(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packages that its import lines name. */
    Set<String> importedPackages() {
        Set<String> packages = new TreeSet<>();
        for (String line : lines) {
            Matcher matcher = IMPORT.matcher(line);
            if (matcher.matches()) {
                packages.add(matcher.group(1));
            }
        }
        return packages;
    }
}

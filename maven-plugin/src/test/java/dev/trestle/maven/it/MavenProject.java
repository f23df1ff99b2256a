package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** A project under test: a copy of {@code src/it/films}, in a folder of its own. */
final class MavenProject {

    static final String PACKAGE = "com/example/films/api/";

    /**
     * Makes every attempt to start the embedded PostgreSQL fail, without being an input of the generator: its programs
     * cannot be unpacked under a file.
     */
    static final String NO_DATABASE = "-Dot.epg.working-dir=pom.xml/none";

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    private final Path folder;
    private final Path output;

    private MavenProject(Path folder, String output) {
        this.folder = folder;
        this.output = folder.resolve(output);
    }

    /** With packaging {@code jar}: its sources are compiled. */
    static MavenProject compiled(String name) throws IOException {
        return create(name, "jar", "target/generated-sources/trestle", "");
    }

    /** With packaging {@code pom}: no phase does anything but what the plugin does. */
    static MavenProject uncompiled(String name) throws IOException {
        return create(name, "pom", "target/generated-sources/trestle", "");
    }

    /** As {@link #uncompiled}, with sources that are checked in. */
    static MavenProject checkedIn(String name) throws IOException {
        return create(name, "pom", "src/generated/java",
                "<outputDirectory>${project.basedir}/src/generated/java</outputDirectory>");
    }

    private static MavenProject create(String name, String packaging, String output, String configuration)
            throws IOException {
        Path folder = Path.of(System.getProperty("it.directory"), "projects", name);
        delete(folder);
        copy(Path.of(System.getProperty("it.sources"), "films"), folder);
        // Keeps Maven from looking for settings in the folders above.
        Files.createDirectories(folder.resolve(".mvn"));
        MavenProject project = new MavenProject(folder, output);
        project.edit("pom.xml", "@version@", MavenRepository.version());
        project.edit("pom.xml", "@packaging@", packaging);
        project.edit("pom.xml", "<!-- @configuration@ -->", configuration);
        return project;
    }

    MavenRun mvn(String... arguments) {
        return MavenRun.warm(folder, arguments);
    }

    /** By the command {@code mvn}. */
    MavenRun command(String... arguments) throws IOException, InterruptedException {
        return MavenRun.process(folder, arguments);
    }

    /** A goal of the plugin, by its full name, as nothing is known of its prefix. */
    static String goal(String name) {
        return "dev.trestle:trestle-maven-plugin:" + MavenRepository.version() + ":" + name;
    }

    Path path(String path) {
        return folder.resolve(path);
    }

    /** A generated file, by its simple name. */
    Path generated(String name) {
        return output.resolve(PACKAGE + name);
    }

    String read(String path) throws IOException {
        return Files.readString(path(path));
    }

    void write(String path, String text) throws IOException {
        Files.createDirectories(path(path).getParent());
        Files.writeString(path(path), text);
    }

    void edit(String path, String before, String after) throws IOException {
        String text = read(path);
        assertThat(text).contains(before);
        write(path, text.replace(before, after));
    }

    /** What a colleague gets: all but the build directory. */
    void freshCheckout() throws IOException {
        delete(path("target"));
    }

    List<String> generatedFiles() throws IOException {
        try (Stream<Path> files = Files.list(generated(""))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Gives all generated files an old time, so that a file that is written can be told. */
    void age() throws IOException {
        for (String file : generatedFiles()) {
            Files.setLastModifiedTime(generated(file), LONG_AGO);
        }
    }

    /** The generated files that were written since {@link #age}. */
    List<String> writtenFiles() throws IOException {
        return generatedFiles().stream().filter(this::isWritten).toList();
    }

    private boolean isWritten(String file) {
        try {
            return !Files.getLastModifiedTime(generated(file)).equals(LONG_AGO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path source : walk.toList()) {
                Path target = to.resolve(from.relativize(source).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(source)) {
                    Files.copy(source, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : walk.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

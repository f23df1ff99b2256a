package dev.trestle.generator.cases;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationRequest;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.Generator;
import dev.trestle.generator.plan.model.ServiceModule;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with a routes file, in {@code src/test/cases} or one below: the mistakes with one kind of thing share a schema. */
record CaseFolder(Path path) {

    static final Path ROOT = Path.of("src/test/cases");

    static List<CaseFolder> all() {
        try (Stream<Path> files = Files.walk(ROOT, 3)) {
            return files.filter(file -> file.endsWith("routes.yaml")).map(Path::getParent).sorted().map(CaseFolder::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code film_library} or {@code error_columns/key_input}. */
    String name() {
        return ROOT.relativize(path).toString().replace('\\', '/');
    }

    Path expectedSources() {
        return path.resolve("expected");
    }

    /** Classes of the user's that generated code refers to. */
    Path userSources() {
        return path.resolve("java");
    }

    Path expectedDiagnostics() {
        return path.resolve("expected-errors.txt");
    }

    /** Its own, or that of the folder above. */
    String schema() {
        Path own = path.resolve("schema.sql");
        return read(Files.exists(own) ? own : path.resolveSibling("schema.sql"));
    }

    GenerationResult generate() throws SQLException {
        return new Generator().generate(new GenerationRequest(
                path,
                path.resolve("routes.yaml"),
                path.resolve("queries"),
                database(),
                CaseTargets.in(path.resolve("targets")),
                modules()));
    }

    /** A database of its own, if the generator applies its migration. */
    private ConnectionSource database() throws SQLException {
        String routes = read(path.resolve("routes.yaml"));
        return routes.contains("computed:") || routes.contains("history:") ? TestDatabase.temporary(schema()) : TestDatabase.shared(schema());
    }

    /** Every module, unless the folder names those that the project depends on. */
    private Set<String> modules() {
        Path named = path.resolve("modules.txt");
        return Files.exists(named) ? read(named).lines().collect(Collectors.toSet()) : ServiceModule.artifacts();
    }

    static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.trestle.generator.cases;

import dev.trestle.generator.TargetSource;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The targets of a case: {@code warehouse.yaml} is a snapshot, {@code warehouse.sql} the schema of a target of
 * PostgreSQL, {@code warehouse.sqlite} that of one of SQLite, {@code warehouse.url} the URL of a target that is away.
 */
final class CaseTargets {

    private CaseTargets() {}

    static Map<String, TargetSource> in(Path folder) throws SQLException {
        Map<String, TargetSource> targets = new TreeMap<>();
        for (Path file : files(folder)) {
            String[] name = file.getFileName().toString().split("\\.", 2);
            targets.put(name[0], source(file, name[1]));
        }
        return targets;
    }

    private static TargetSource source(Path file, String kind) throws SQLException {
        String text = CaseFolder.read(file);
        return switch (kind) {
            case "yaml" -> new TargetSource.Snapshot(file);
            case "sql" -> new TargetSource.Made(file, TestDatabase.shared(text));
            case "sqlite" -> new TargetSource.Live("jdbc:sqlite:case.db", () -> sqlite(text));
            case "url" -> new TargetSource.Live(
                    text.strip().replaceFirst("\\?.*", ""), () -> DriverManager.getConnection(text.strip()));
            default -> throw new IllegalArgumentException(file.toString());
        };
    }

    private static Connection sqlite(String schema) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(schema);
        }
        return connection;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.trestle.generator.dataset;

import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.route.FileFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A copy of a sample: under a name in which DuckDB sees no pattern, whatever the path of the project is.
 *
 * @param path of the copy
 */
record SampleFile(Path path, FileFormat format) implements AutoCloseable {

    /** Copies a sample; to be closed. */
    static SampleFile copy(Path sample, FileFormat format) throws UnfitSampleException {
        if (!Files.exists(sample)) {
            throw new UnfitSampleException("does not exist; the path begins at the folder of the project.");
        }
        if (!Files.isRegularFile(sample)) {
            throw new UnfitSampleException("is no file.");
        }
        try {
            if (Files.size(sample) == 0) {
                throw new UnfitSampleException("is empty.");
            }
            Path copy = Files.createTempFile("trestle-sample", "." + word(format).toLowerCase(Locale.ROOT));
            return new SampleFile(Files.copy(sample, copy, StandardCopyOption.REPLACE_EXISTING), format);
        } catch (IOException e) {
            throw new UnfitSampleException("cannot be read: " + e.getMessage());
        }
    }

    private static String word(FileFormat format) {
        return switch (format) {
            case PARQUET -> "Parquet";
            case CSV -> "CSV";
            case NDJSON -> "NDJSON";
        };
    }

    /** The types of DuckDB by the names of the columns, in their order. */
    Map<String, String> columns(Connection connection) throws UnfitSampleException {
        try (Statement statement = connection.createStatement()) {
            return switch (format) {
                case PARQUET -> described(statement);
                case CSV -> new CsvSample(literal(path.toString())).columns(statement);
                case NDJSON -> new JsonSample(literal(path.toString())).columns(statement);
            };
        } catch (SQLException e) {
            throw new UnfitSampleException("cannot be read as a " + word(format) + " file: " + reason(e));
        }
    }

    private Map<String, String> described(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery(
                "DESCRIBE SELECT * FROM read_parquet(" + literal(path.toString()) + ", hive_partitioning = false)")) {
            Map<String, String> columns = new LinkedHashMap<>();
            while (rows.next()) {
                columns.put(rows.getString("column_name"), rows.getString("column_type"));
            }
            return columns;
        }
    }

    /** What DuckDB says, without the kind of its error, its advice and the path of the copy. */
    private String reason(SQLException e) {
        String message = String.valueOf(e.getMessage()).replaceFirst("^[A-Z][A-Za-z ]* Error: ", "").replace(path.toString(), "the file");
        String first = List.of(message.split("Possible (fixes|solution)|\\* |\\n\\n")).get(0).strip().replaceAll("\\s+", " ");
        String shown = Quoted.of(first);
        return shown.substring(1, shown.length() - 1).replaceFirst("[.!]?$", ".");
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

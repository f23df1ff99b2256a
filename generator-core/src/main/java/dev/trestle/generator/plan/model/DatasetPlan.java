package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileType;
import dev.trestle.generator.route.FileValidation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A dataset that queries read.
 *
 * @param name of the table in queries, and of the field of a request
 * @param constant that holds it
 * @param root the name of the directory in the configuration
 * @param folders the columns whose values are in the names of folders
 * @param many whether a request may name several files
 * @param hosts those that URLs in requests may have
 * @param maxRejects how many rows may be left out; zero if none
 * @param sample the file that the columns were read from; empty if they are declared
 */
public record DatasetPlan(
        String name, String constant, FileFormat format, String root, FileValidation validation, List<Column> columns,
        List<Column> folders, boolean many, List<String> hosts, int maxRejects, Optional<String> sample) {

    /** The columns as they stand in the routes file: {@code {"id": int8, "age?": int4}}. */
    public String written() {
        return written(columns);
    }

    /** The columns of folders, in the same way. */
    public String writtenFolders() {
        return written(folders);
    }

    private static String written(List<Column> columns) {
        return columns.stream().map(Column::written).collect(Collectors.joining(", ", "{", "}"));
    }

    /** A column. */
    public record Column(String name, FileType type, boolean nullable) {

        private String written() {
            String quoted = (name + (nullable ? "?" : "")).replace("\\", "\\\\").replace("\"", "\\\"");
            return '"' + quoted + "\": " + (type.limits().isEmpty() ? type.written() : '"' + type.written() + '"');
        }
    }
}

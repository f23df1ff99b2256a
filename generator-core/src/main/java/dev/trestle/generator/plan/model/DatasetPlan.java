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
 * @param sample the file that the columns were read from; empty if they are declared
 */
public record DatasetPlan(
        String name, String constant, FileFormat format, String root, FileValidation validation, List<Column> columns,
        Optional<String> sample) {

    /** The columns as they stand in the routes file: {@code {"id": int8, "age?": int4}}. */
    public String written() {
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

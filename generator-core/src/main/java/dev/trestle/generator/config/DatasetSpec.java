package dev.trestle.generator.config;

import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileType;
import dev.trestle.generator.route.FileValidation;
import java.util.List;

/**
 * An entry of {@code files}: files with the same columns.
 *
 * @param name of the table in queries, and of the field of a request
 * @param root the name of the directory in the configuration
 * @param columns at least one
 */
public record DatasetSpec(
        Located<String> name, FileFormat format, String root, FileValidation validation, List<Column> columns) {

    /** A column that is declared. */
    public record Column(String name, FileType type, boolean nullable) {}
}

package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileType;
import dev.trestle.generator.route.FileValidation;
import java.util.List;

/**
 * A dataset that queries read.
 *
 * @param name of the table in queries, and of the field of a request
 * @param constant that holds it
 * @param root the name of the directory in the configuration
 */
public record DatasetPlan(
        String name, String constant, FileFormat format, String root, FileValidation validation, List<Column> columns) {

    /** A column that is declared. */
    public record Column(String name, FileType type, boolean nullable) {}
}

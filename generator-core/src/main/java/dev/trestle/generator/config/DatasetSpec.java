package dev.trestle.generator.config;

import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileType;
import dev.trestle.generator.route.FileValidation;
import java.util.List;
import java.util.Optional;

/**
 * An entry of {@code files}: files with the same columns.
 *
 * @param name of the table in queries, and of the field of a request
 * @param root the name of the directory in the configuration
 * @param columns at least one; beside a sample those that are declared otherwise, perhaps none
 * @param sample a file with the same columns as the others, relative to the project; its columns are added by {@link #with}
 */
public record DatasetSpec(
        Located<String> name, FileFormat format, String root, FileValidation validation, List<Column> columns,
        Optional<Located<String>> sample) {

    /** The same dataset with these columns. */
    public DatasetSpec with(List<Column> all) {
        return new DatasetSpec(name, format, root, validation, all, sample);
    }

    /** A column, with the place of its name, or of the sample that has it. */
    public record Column(Located<String> at, FileType type, boolean nullable) {

        /** Its name. */
        public String name() {
            return at.value();
        }
    }
}

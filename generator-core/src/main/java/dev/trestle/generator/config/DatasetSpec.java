package dev.trestle.generator.config;

import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileType;
import dev.trestle.generator.route.FileValidation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An entry of {@code files}: files with the same columns.
 *
 * @param name of the table in queries, and of the field of a request
 * @param root the name of the directory in the configuration
 * @param columns at least one; beside a sample those that are declared otherwise, perhaps none
 * @param folders the columns whose values are in the names of folders
 * @param many whether a request may name several files
 * @param hosts those that URLs in requests may have; none if requests have no URLs
 * @param maxRejects how many rows may be left out of a result; zero if a row that does not fit is a mistake
 * @param sample a file with the same columns as the others, relative to the project; its columns are added by {@link #with}
 */
public record DatasetSpec(
        Located<String> name, FileFormat format, String root, FileValidation validation, List<Column> columns,
        List<Column> folders, boolean many, List<String> hosts, int maxRejects, Optional<Located<String>> sample) {

    /** The same dataset with these columns. */
    public DatasetSpec with(List<Column> all) {
        return new DatasetSpec(name, format, root, validation, all, folders, many, hosts, maxRejects, sample);
    }

    /** The columns of the table: those of the files, and those of the folders. */
    public List<Column> table() {
        return Stream.concat(columns.stream(), folders.stream()).toList();
    }

    /** A column, with the place of its name, or of the sample that has it. */
    public record Column(Located<String> at, FileType type, boolean nullable) {

        /** Its name. */
        public String name() {
            return at.value();
        }
    }
}

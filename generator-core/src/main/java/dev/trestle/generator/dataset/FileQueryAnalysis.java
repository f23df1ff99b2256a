package dev.trestle.generator.dataset;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.route.FileType;
import java.util.List;

/**
 * What DuckDB says of a query of files.
 *
 * @param sql with {@code $n} for its parameters
 * @param datasets the names of those that it reads, in the order of the routes file
 * @param parameters in the order of their numbers
 * @param columns in the order of the result
 */
public record FileQueryAnalysis(
        QueryFile source, String sql, List<String> datasets, List<Parameter> parameters, List<Column> columns) {

    /** A parameter. */
    public record Parameter(String name, FileType.Kind type, boolean nullable, Location location) {}

    /** A column of the result. */
    public record Column(String name, FileType.Kind type, boolean nullable) {}
}

package dev.trestle.generator.dataset;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_OUTPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.SQL_ERROR;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNNAMED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNSUPPORTED_TYPE;

import dev.trestle.generator.config.DatasetSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.query.NumberedQuery;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.route.FileType.Kind;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Analyses queries of files: DuckDB prepares them over empty tables with the declared columns. */
public final class FileQueryAnalyzer {

    private static final String SYNTAX = """
            SELECT CAST(tree->>'error' AS BOOLEAN), tree->>'error_message', TRY_CAST(tree->>'position' AS INTEGER)
              FROM (SELECT json_serialize_sql(?) AS tree)""";

    private final Connection connection;
    private final List<DatasetSpec> datasets;

    private FileQueryAnalyzer(Connection connection, List<DatasetSpec> datasets) {
        this.connection = connection;
        this.datasets = datasets;
    }

    /**
     * An analyser of queries over these datasets.
     *
     * @param connection to an empty database of DuckDB
     * @throws SQLException when DuckDB fails
     */
    public static FileQueryAnalyzer over(List<DatasetSpec> datasets, Connection connection) throws SQLException {
        Tables.create(connection, datasets);
        return new FileQueryAnalyzer(connection, datasets);
    }

    /**
     * Analyses the one statement of a query file.
     *
     * @return empty where the user made a mistake, which {@code diagnostics} then say
     * @throws SQLException when DuckDB fails
     */
    public Optional<FileQueryAnalysis> analyse(QueryFile source, Diagnostics diagnostics) throws SQLException {
        Optional<NumberedQuery> query = NumberedQuery.read(source, diagnostics);
        if (query.isEmpty() || !isSelect(query.get(), diagnostics)) {
            return Optional.empty();
        }
        try (PreparedStatement statement = connection.prepareStatement(query.get().sql())) {
            Optional<List<FileQueryAnalysis.Parameter>> parameters =
                    parameters(query.get(), statement.getParameterMetaData(), diagnostics);
            return parameters.isEmpty() ? Optional.empty()
                    : analysis(source, query.get(), parameters.get(), statement.getMetaData(), diagnostics);
        } catch (SQLException e) {
            DuckDbError error = DuckDbError.of(e).orElseThrow(() -> e);
            Location location = error.position().isPresent()
                    ? query.get().location(error.position().getAsInt()) : query.get().location();
            diagnostics.report(SQL_ERROR, location, query.get().named(error.message()));
            return Optional.empty();
        }
    }

    private boolean isSelect(NumberedQuery query, Diagnostics diagnostics) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SYNTAX)) {
            statement.setString(1, query.sql());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return true;
                }
                int position = row.getInt(3);
                diagnostics.report(SQL_ERROR, row.wasNull() ? query.location() : query.location(position),
                        row.wasNull() ? "a query of files has to be a SELECT" : query.named(row.getString(2)));
                return false;
            }
        }
    }

    private Optional<FileQueryAnalysis> analysis(
            QueryFile source, NumberedQuery query, List<FileQueryAnalysis.Parameter> parameters, ResultSetMetaData result,
            Diagnostics diagnostics) throws SQLException {
        QueryShape shape = QueryShape.of(connection, query.sql());
        List<FileQueryAnalysis.Column> columns = new ArrayList<>();
        if (!named(query, result, diagnostics)) {
            return Optional.empty();
        }
        for (int i = 1; i <= result.getColumnCount(); i++) {
            String name = result.getColumnLabel(i);
            String type = result.getColumnTypeName(i);
            if (type.equals("UNKNOWN")) {
                diagnostics.report(SQL_ERROR, query.location(), "the columns of the result depend on a parameter, such as the argument"
                        + " of a table function; write a constant in its place");
                return Optional.empty();
            }
            Optional<Kind> kind = ResultTypes.of(type);
            if (kind.isEmpty()) {
                diagnostics.report(UNSUPPORTED_TYPE, query.location(), "The query's column '" + name + "' has the type " + type
                        + ", which Trestle does not map; cast it in the query, for example to VARCHAR or JSON.");
                return Optional.empty();
            }
            columns.add(new FileQueryAnalysis.Column(
                    name, kind.get(), shape.nullable(i - 1, result.getColumnCount(), datasets)));
        }
        List<String> read = datasets.stream().map(dataset -> dataset.name().value()).filter(shape.tables()::contains).toList();
        return Optional.of(new FileQueryAnalysis(source, query.sql(), read, parameters, List.copyOf(columns)));
    }

    /** DuckDB names an expression by its text; only the name of a function or a cast has a parenthesis. */
    private static boolean named(NumberedQuery query, ResultSetMetaData result, Diagnostics diagnostics) throws SQLException {
        List<String> names = new ArrayList<>();
        boolean named = true;
        for (int i = 1; i <= result.getColumnCount(); i++) {
            String name = result.getColumnLabel(i);
            int first = names.indexOf(name) + 1;
            if (name.contains("(")) {
                named = false;
                diagnostics.report(UNNAMED_COLUMN, query.location(),
                        "column " + i + " of the result has no name; write 'AS name' after it");
            } else if (first > 0) {
                named = false;
                diagnostics.report(DUPLICATE_OUTPUT, query.location(), "columns " + first + " and " + i
                        + " of the result are both named '" + name + "'; give one another name with 'AS name'");
            }
            names.add(name);
        }
        return named;
    }

    private static Optional<List<FileQueryAnalysis.Parameter>> parameters(
            NumberedQuery query, ParameterMetaData found, Diagnostics diagnostics) throws SQLException {
        List<FileQueryAnalysis.Parameter> parameters = new ArrayList<>();
        // One parameter without a type leaves DuckDB without all types.
        List<String> without = query.names().stream().filter(name -> !query.isCast(name)).toList();
        List<String> uncast = without.isEmpty() ? query.names() : without;
        for (int i = 1; i <= query.names().size(); i++) {
            String name = query.names().get(i - 1);
            Optional<Kind> kind = ResultTypes.of(found.getParameterTypeName(i));
            if (kind.isEmpty() && uncast.contains(name)) {
                diagnostics.report(SQL_ERROR, query.location(name), "could not determine the type of the parameter :" + name
                        + "; write a cast to its type, such as ':" + name + "::VARCHAR'");
            }
            if (kind.isPresent()) {
                parameters.add(new FileQueryAnalysis.Parameter(name, kind.get(), query.nullable(name), query.location(name)));
            }
        }
        return parameters.size() == query.names().size() ? Optional.of(List.copyOf(parameters)) : Optional.empty();
    }
}

package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.UndoneTransaction;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what PostgreSQL makes of a query file: its parameters and columns, their types and nullability, and the
 * columns of tables that it uses. Names are looked up by the connection's {@code search_path}. Nothing of the statement
 * is executed, and nothing stays in the database. The connection must not be within a transaction, and nothing else may
 * have asked its driver for names of types. For one thread at a time; several analysers, each with a connection of its own, may
 * work at once, as all that one creates is in the temporary schema of its session.
 */
public final class QueryAnalyzer {

    private static final String SENT_OFTEN = "; a parameter is sent once for each place in the query:"
            + " name it in one place only, such as a WITH query, and use that column elsewhere";

    private final Connection connection;
    private final Catalog catalog;
    private final StatementServer server;
    private final Semantics semantics;
    private final ArrayDimensions dimensions;

    /** An analyser of queries over the database whose catalog this is. */
    public QueryAnalyzer(Connection connection, Catalog catalog, Semantics semantics) {
        this.connection = connection;
        this.catalog = catalog;
        this.semantics = semantics;
        this.dimensions = new ArrayDimensions(catalog, semantics);
        this.server = new StatementServer(connection, catalog);
    }

    /**
     * Analyses the one statement of a query file.
     *
     * @return empty where the user made a mistake, which {@code diagnostics} then say
     * @throws SQLException when the database fails
     */
    public Optional<QueryAnalysis> analyse(QueryFile source, Diagnostics diagnostics) throws SQLException {
        Optional<SqlStatement> statement = StatementReader.read(source, diagnostics);
        if (statement.isEmpty()) {
            return Optional.empty();
        }
        try (UndoneTransaction transaction = UndoneTransaction.begin(connection)) {
            ParameterTypes types = new ParameterTypes(statement.get(), server, transaction, diagnostics);
            Optional<List<PgType>> parameters = types.infer();
            return parameters.isEmpty()
                    ? Optional.empty()
                    : analyse(statement.get(), parameters.get(), diagnostics);
        }
    }

    private Optional<QueryAnalysis> analyse(
            SqlStatement statement, List<PgType> types, Diagnostics diagnostics)
            throws SQLException {
        Optional<QueryTree> tree = tree(statement, types, diagnostics);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        ResultColumns result = new ResultColumns(tree.get(), catalog, dimensions);
        NullOverrides overrides = new NullOverrides(statement, diagnostics);
        Optional<Map<Integer, NullOverride.Kind>> said = overrides.ofParameters();
        Optional<Map<Integer, Integer>> stored =
                new ArrayTargets(catalog, dimensions, statement, diagnostics).of(tree.get());
        if (!result.named(statement, diagnostics) | ConstantOrder.isIn(tree.get(), statement, diagnostics)
                | SliceBounds.areUnclear(tree.get(), statement, diagnostics) || said.isEmpty() || stored.isEmpty()) {
            return Optional.empty();
        }
        ParameterNullability nullability = ParameterNullability.of(tree.get(), catalog, said.get());
        Optional<List<Verdict>> verdicts = overrides.ofColumns(
                result.overrides(),
                result.verdicts(Analysis.of(catalog, semantics, nullability)),
                result.places(statement));
        if (verdicts.isEmpty()) {
            return Optional.empty();
        }
        SqlStatement frozen = frozen(statement, types, tree.get());
        Optional<List<PgType>> found = resultTypes(frozen, types, diagnostics)
                .filter(resultTypes -> result.even(statement, resultTypes, diagnostics));
        return found.map(resultTypes -> new QueryAnalysis(
                statement.source(),
                frozen.parts(),
                parameters(statement, types, stored.get(), nullability, ParameterLengths.of(tree.get())),
                result.columns(resultTypes, verdicts.get()),
                new ColumnUses(catalog).of(tree.get()),
                reliedOn(verdicts.get()),
                new RowLimit(catalog, semantics).of(tree.get()),
                KeyLookup.of(tree.get(), catalog, semantics, statement.names()),
                tree.get().writes(),
                new VolatileCalls(catalog, semantics).areIn(tree.get())));
    }

    /** The statement with its stars written out, where the server takes that for the same. */
    private SqlStatement frozen(SqlStatement statement, List<PgType> types, QueryTree tree) throws SQLException {
        for (boolean quoted : new boolean[] {false, true}) {
            Optional<SqlStatement> other = new Stars(statement, tree).writtenOut(quoted);
            if (other.isPresent() && means(other.get(), types, tree)) {
                return other.get();
            }
        }
        return statement;
    }

    private boolean means(SqlStatement other, List<PgType> types, QueryTree tree) throws SQLException {
        ServerText function = ServerText.of(
                other, Numbering.byName(other), StatementServer.functionHead(types), StatementServer.functionTail());
        Savepoint before = connection.setSavepoint();
        try {
            return tree.givesTheSameAs(server.tree(function));
        } catch (SQLException e) {
            connection.rollback(before);
            if (e.getSQLState() == null) {
                throw e;
            }
            return false;
        }
    }

    private static List<ColumnUse> reliedOn(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.reliedOn().stream())
                .distinct()
                .sorted(Comparator.comparing(ColumnUse::schema)
                        .thenComparing(ColumnUse::table)
                        .thenComparing(ColumnUse::column))
                .toList();
    }

    private Optional<QueryTree> tree(SqlStatement statement, List<PgType> types, Diagnostics diagnostics)
            throws SQLException {
        Numbering numbering = Numbering.byName(statement);
        ServerText function = ServerText.of(
                statement, numbering, StatementServer.functionHead(types), StatementServer.functionTail());
        try {
            return Optional.of(server.tree(function));
        } catch (SQLException e) {
            new SqlErrors(statement, diagnostics).report(e, function, numbering);
            return Optional.empty();
        }
    }

    /** JDBC numbers every place anew, which PostgreSQL may refuse, for example in GROUP BY. */
    private Optional<List<PgType>> resultTypes(SqlStatement statement, List<PgType> types, Diagnostics diagnostics)
            throws SQLException {
        Numbering numbering = Numbering.forJdbc(statement, types);
        ServerText plain = ServerText.of(statement, numbering, "", "");
        try {
            return Optional.of(server.resultTypes(plain));
        } catch (SQLException e) {
            new SqlErrors(statement, diagnostics).report(e, plain, numbering, SENT_OFTEN);
            return Optional.empty();
        }
    }

    private static List<QueryParameter> parameters(
            SqlStatement statement,
            List<PgType> types,
            Map<Integer, Integer> dimensions,
            ParameterNullability nullability,
            Map<Integer, Set<Integer>> modifiers) {
        List<String> names = statement.names();
        List<QueryParameter> parameters = new ArrayList<>();
        for (int number = 1; number <= names.size(); number++) {
            String name = names.get(number - 1);
            parameters.add(new QueryParameter(
                    name,
                    types.get(number - 1).declared(dimensions.getOrDefault(number, 1)),
                    statement.firstLocation(name),
                    nullability.nullable(number),
                    nullability.reason(number),
                    modifiers.getOrDefault(number, Set.of())));
        }
        return List.copyOf(parameters);
    }
}

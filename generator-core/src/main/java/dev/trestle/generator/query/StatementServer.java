package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks PostgreSQL what it makes of a statement, within a transaction that the caller undoes. The server parses and
 * analyses it; it never plans or executes any of it. Throws what the server has to say against the statement.
 */
final class StatementServer {

    private static final String PARAMETER_TYPES =
            "select parameter_types::oid[] from pg_catalog.pg_prepared_statements where name = 'trestle_query'";
    private static final String BODY =
            "select prosqlbody::text from pg_catalog.pg_proc where oid = 'pg_temp.trestle_query'::regproc";

    private final Connection connection;
    private final Catalog catalog;
    private final DriverTypeNames typeNames;

    StatementServer(Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.typeNames = new DriverTypeNames(catalog);
    }

    /** The words before a statement that {@link #parameterTypes} takes. */
    static String prepareHead() {
        return "PREPARE trestle_query AS ";
    }

    /** The words before a statement that {@link #tree} takes. */
    static String functionHead(List<PgType> parameters) {
        String types = parameters.stream().map(type -> type.name().sql()).collect(Collectors.joining(", "));
        return "CREATE OR REPLACE FUNCTION pg_temp.trestle_query(" + types + ") RETURNS void LANGUAGE sql BEGIN ATOMIC ";
    }

    /** The words behind it. */
    static String functionTail() {
        return "; END";
    }

    /** The type that the server infers for each parameter. */
    List<PgType> parameterTypes(ServerText prepare) throws SQLException {
        try (Prepared prepared = new Prepared(prepare)) {
            return prepared.parameterTypes();
        }
    }

    /** The analysed tree of the statement, from the body of a function that takes its parameters. */
    QueryTree tree(ServerText function) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(function.forDriver());
            try (ResultSet row = statement.executeQuery(BODY)) {
                row.next();
                return QueryTree.ofFunctionBody(row.getString(1));
            }
        }
    }

    /**
     * The types of the result's columns as the driver will see them, which is a domain's base type; empty where the
     * statement returns no rows. Empties the search path for the rest of the transaction.
     */
    List<PgType> resultTypes(ServerText plain) throws SQLException {
        try (PreparedStatement described = connection.prepareStatement(plain.forDriver())) {
            @Nullable ResultSetMetaData columns = described.getMetaData();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set local search_path = ''");
            }
            List<PgType> types = new ArrayList<>();
            for (int i = 1; columns != null && i <= columns.getColumnCount(); i++) {
                types.add(typeNames.type(columns.getColumnTypeName(i)));
            }
            return types;
        }
    }

    private PgType type(long oid) {
        PgType type = catalog.types().get(oid);
        if (type == null) {
            throw new IllegalStateException("a parameter has a type that the catalog does not hold: " + oid);
        }
        return type;
    }

    /** A statement that the server knows by name; no rollback undoes that. */
    private final class Prepared implements AutoCloseable {

        Prepared(ServerText prepare) throws SQLException {
            execute(prepare.forDriver());
        }

        List<PgType> parameterTypes() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(PARAMETER_TYPES)) {
                row.next();
                Array oids = row.getArray(1);
                List<PgType> types = new ArrayList<>();
                for (Object oid : (Object[]) oids.getArray()) {
                    types.add(type(((Number) oid).longValue()));
                }
                return types;
            }
        }

        @Override
        public void close() throws SQLException {
            execute("DEALLOCATE trestle_query");
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(sql);
            }
        }
    }
}

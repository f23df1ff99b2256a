package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.UndoneTransaction;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the types that the routes file declares for columns, with their lengths, as PostgreSQL understands them. */
public final class DeclaredTypes {

    private static final String TABLE = "pg_temp.trestle_declared";

    /** The length of a vector is what its type shows, as in the catalog. */
    private static final String ATTRIBUTE = """
            SELECT a.atttypid,
                   coalesce(substring(format_type(a.atttypid, a.atttypmod) from '(?:^|[."])(?:vector|halfvec)"?\\((\\d+)\\)')::integer, a.atttypmod),
                   format_type(a.atttypid, a.atttypmod), a.attndims
              FROM pg_attribute AS a
             WHERE a.attrelid = 'pg_temp.trestle_declared'::regclass AND a.attname = 'value'""";

    private final Connection connection;
    private final Catalog catalog;
    private final Diagnostics diagnostics;

    private DeclaredTypes(Connection connection, Catalog catalog, Diagnostics diagnostics) {
        this.connection = connection;
        this.catalog = catalog;
        this.diagnostics = diagnostics;
    }

    /**
     * The types by their names as written; a name that is none is reported and left out. Nothing stays in the database.
     *
     * @throws SQLException when the database fails
     */
    public static Map<String, DeclaredType> find(
            Connection connection, Catalog catalog, List<Located<String>> names, Diagnostics diagnostics) throws SQLException {
        Map<String, DeclaredType> types = new HashMap<>();
        if (!names.isEmpty()) {
            DeclaredTypes finder = new DeclaredTypes(connection, catalog, diagnostics);
            try (UndoneTransaction transaction = UndoneTransaction.begin(connection)) {
                for (Located<String> name : names) {
                    finder.find(name, transaction).ifPresent(type -> types.put(name.value(), type));
                }
            }
        }
        return types;
    }

    private Optional<DeclaredType> find(Located<String> name, UndoneTransaction transaction) throws SQLException {
        try {
            // Only what PostgreSQL reads as the name of a type, and nothing else, becomes part of a statement.
            if (isType(name.value())) {
                transaction.execute("CREATE TEMPORARY TABLE trestle_declared (value " + name.value() + ")");
                Optional<DeclaredType> type = read();
                transaction.execute("DROP TABLE " + TABLE);
                return type;
            }
        } catch (SQLException e) {
            // A failure of the connection is thrown again.
            SqlErrors.refusal(e);
            transaction.restart();
        }
        diagnostics.report(DiagnosticCode.UNKNOWN_TYPE, name.location(), Quoted.of(name.value())
                + " is not a type of the database that a column can have, such as text, numeric(10,2) or timestamptz.");
        return Optional.empty();
    }

    private boolean isType(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT to_regtype(?) IS NOT NULL")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1) && !name.matches("\\d+|-");
            }
        }
    }

    private Optional<DeclaredType> read() throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(ATTRIBUTE)) {
            row.next();
            PgType type = catalog.types().get(row.getLong(1));
            return type == null ? Optional.empty()
                    : Optional.of(new DeclaredType(type.declared(row.getInt(4)), row.getInt(2), row.getString(3)));
        }
    }
}

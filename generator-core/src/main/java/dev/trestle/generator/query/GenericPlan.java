package dev.trestle.generator.query;

import dev.trestle.generator.catalog.UndoneTransaction;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How PostgreSQL would run a statement whatever its parameters are (PostgreSQL documentation, PREPARE: generic plan).
 * Nothing is executed.
 */
public final class GenericPlan {

    private static final String ALWAYS_GENERIC = "set local plan_cache_mode = force_generic_plan";

    private final Connection connection;

    public GenericPlan(Connection connection) {
        this.connection = connection;
    }

    /** The lines of EXPLAIN for a query that has been analysed; none where it does not read as one statement. */
    public List<String> lines(QueryFile source) throws SQLException {
        Optional<SqlStatement> read = StatementReader.read(source, new Diagnostics());
        if (read.isEmpty()) {
            return List.of();
        }
        SqlStatement query = read.get();
        ServerText prepare =
                ServerText.of(query, Numbering.byName(query), StatementServer.prepareHead(), "");
        String nulls = String.join(", ", Collections.nCopies(query.names().size(), "NULL"));
        try (UndoneTransaction transaction = UndoneTransaction.begin(connection)) {
            transaction.execute(ALWAYS_GENERIC);
            transaction.execute(prepare.forDriver());
            try {
                return explain(nulls.isEmpty() ? "" : "(" + nulls + ")");
            } finally {
                transaction.execute("DEALLOCATE trestle_query");
            }
        }
    }

    private List<String> explain(String arguments) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE trestle_query" + arguments)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return List.copyOf(lines);
    }
}

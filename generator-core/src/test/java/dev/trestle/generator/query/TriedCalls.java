package dev.trestle.generator.query;

import dev.trestle.generator.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls PostgreSQL's own functions, on a database of its own. */
final class TriedCalls implements AutoCloseable {

    /** Counts the nulls and the results of each call; a call that fails has neither. */
    private static final String OUTCOMES = """
            CREATE TYPE mood AS ENUM ('calm', 'wild'); CREATE TYPE sample AS (a integer, b text);
            CREATE SEQUENCE counter CYCLE; SELECT lo_create(1);
            CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
            CREATE FUNCTION outcomes(calls text[]) RETURNS TABLE (call text, results bigint, nulls bigint)
            LANGUAGE plpgsql AS $$
            BEGIN
                FOREACH call IN ARRAY calls LOOP
                    BEGIN
                        EXECUTE 'SELECT count(*), count(*) FILTER (WHERE r IS NOT DISTINCT FROM NULL)'
                            || ' FROM (SELECT ' || call || ' AS r) x' INTO results, nulls;
                        RETURN NEXT;
                    EXCEPTION WHEN OTHERS THEN
                    END;
                END LOOP;
            END $$
            """;

    private final Connection connection = TestDatabase.create(OUTCOMES);

    TriedCalls() throws SQLException {
        // For currval and lastval.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT nextval('counter')");
        }
    }

    /** How many results the calls have; those that have null are added to the list. */
    int call(List<String> calls, List<String> nulls) throws SQLException {
        int results = 0;
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM outcomes(?)")) {
            statement.setArray(1, connection.createArrayOf("text", calls.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    results += row.getInt("results");
                    if (row.getInt("nulls") > 0) {
                        nulls.add(row.getString("call"));
                    }
                }
            }
        }
        return results;
    }

    /** The server's own functions that meet this condition, and whether they take their last argument as an array. */
    Map<String, Boolean> functions(String condition) throws SQLException {
        Map<String, Boolean> functions = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT proname || '(' || oidvectortypes(proargtypes) || ')', provariadic <> 0
                          FROM pg_proc
                         WHERE pronamespace = 'pg_catalog'::regnamespace AND oid < 16384 AND\s""" + condition)) {
            while (row.next()) {
                functions.put(row.getString(1), row.getBoolean(2));
            }
        }
        return functions;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls every function that is said never to give null for values, with values of all kinds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeverNullTest {

    /** Counts the nulls and the results of each call; a call that fails has neither. */
    private static final String TRY = """
            CREATE TYPE mood AS ENUM ('calm', 'wild'); CREATE TYPE sample AS (a integer, b text);
            CREATE SEQUENCE counter CYCLE; SELECT lo_create(1); CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER far FOREIGN DATA WRAPPER nowhere;
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

    private final Connection connection = TestDatabase.create(TRY);
    private final SampleCalls samples = new SampleCalls();

    NeverNullTest() throws SQLException, IOException {
        // For currval and lastval.
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT nextval('counter')");
        }
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void noneGivesNull() throws SQLException {
        List<String> nulls = new ArrayList<>();
        List<String> untried = new ArrayList<>();
        int all = 0;
        Map<String, Boolean> functions = known();
        for (Map.Entry<String, Boolean> function : functions.entrySet()) {
            int results = 0;
            for (int most = 100; results == 0 && most <= 10_000; most *= 10) {
                results = call(samples.of(function.getKey(), function.getValue(), most), nulls);
            }
            all += results;
            if (results == 0) {
                untried.add(function.getKey());
            }
        }
        System.out.printf("%d functions, %d results%n", functions.size(), all);
        assertThat(nulls).isEmpty();
        assertThat(untried).as("no call succeeded").isEmpty();
    }

    /** How many results the calls have; those that have null are added to the list. */
    private int call(List<String> calls, List<String> nulls) throws SQLException {
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

    @Test
    void allAreThereInTheNewestRelease() throws SQLException {
        TestDatabase.needs(18, "the whole list");
        TreeSet<String> missing = new TreeSet<>(NeverNull.load().signatures());
        missing.removeAll(known().keySet());
        assertThat(missing).isEmpty();
    }

    /** The functions of the list, as far as this server has them, and whether they take their last argument as an array. */
    private Map<String, Boolean> known() throws SQLException {
        Map<String, Boolean> known = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT proname || '(' || oidvectortypes(proargtypes) || ')', provariadic <> 0
                          FROM pg_proc
                         WHERE pronamespace = 'pg_catalog'::regnamespace AND oid < 16384""")) {
            while (row.next()) {
                known.put(row.getString(1), row.getBoolean(2));
            }
        }
        known.keySet().retainAll(NeverNull.load().signatures());
        return known;
    }
}

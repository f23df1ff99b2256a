package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls every function that is said never to give null for values, with values of all kinds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeverNullTest {

    private final TriedCalls tried = new TriedCalls();
    private final SampleCalls samples = new SampleCalls();

    NeverNullTest() throws SQLException, IOException {}

    @AfterAll
    void close() throws SQLException {
        tried.close();
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
                results = tried.call(samples.of(function.getKey(), function.getValue(), most), nulls);
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

    @Test
    void allAreThereInTheNewestRelease() throws SQLException {
        TestDatabase.needs(18, "the whole list");
        TreeSet<String> missing = new TreeSet<>(NeverNull.load().signatures());
        missing.removeAll(known().keySet());
        assertThat(missing).isEmpty();
    }

    /** So that none of a new release is overlooked: each is in the list, or in the file that says why it is not. */
    @Test
    void eachFunctionIsJudged() throws SQLException, IOException {
        TestDatabase.needs(18, "the whole list");
        Set<String> unlisted = Set.copyOf(List.of(String.join(" ", SampleCalls.lines("unlisted.txt")).split("\\s+")));
        TreeSet<String> unjudged = new TreeSet<>(tried.functions("""
                prokind = 'f' AND NOT proretset AND NOT EXISTS (
                    SELECT FROM unnest(proargtypes::oid[] || prorettype) t (oid) JOIN pg_type USING (oid)
                     WHERE typname IN ('internal', 'cstring', 'void') OR typname ~ '(trigger|_handler)$')""").keySet());
        unjudged.removeAll(NeverNull.load().signatures());
        unjudged.removeIf(signature -> unlisted.contains(signature.substring(0, signature.indexOf('('))));
        assertThat(unjudged).isEmpty();
    }

    /** The functions of the list that this server has, and whether they take their last argument as an array. */
    private Map<String, Boolean> known() throws SQLException {
        Map<String, Boolean> known = tried.functions("prokind = 'f'");
        known.keySet().retainAll(NeverNull.load().signatures());
        return known;
    }
}

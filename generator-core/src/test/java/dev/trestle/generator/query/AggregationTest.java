package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Calls every aggregate of PostgreSQL over one row, with values of all kinds and with null. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregationTest {

    private static final String ORDINARY = """
            prokind = 'a' AND pronargs > 0
            AND EXISTS (SELECT FROM pg_aggregate WHERE aggfnoid = pg_proc.oid AND aggkind = 'n')""";

    private final TriedCalls tried = new TriedCalls();
    private final SampleCalls samples = new SampleCalls();

    AggregationTest() throws SQLException, IOException {}

    @AfterAll
    void close() throws SQLException {
        tried.close();
    }

    @Test
    void giveNullWhereTheirKindLetsThem() throws SQLException {
        List<String> untried = new ArrayList<>();
        List<String> nulls = new ArrayList<>();
        List<String> neverNull = new ArrayList<>();
        for (Map.Entry<String, Boolean> aggregate : tried.functions(ORDINARY).entrySet()) {
            String signature = aggregate.getKey();
            Optional<Aggregation> kind = Aggregation.of(signature.substring(0, signature.indexOf('(')));
            List<String> calls = new ArrayList<>(samples.of(signature, aggregate.getValue(), 100));
            if (kind.filter(each -> each == Aggregation.COUNT || each == Aggregation.COLLECTION).isPresent()) {
                calls.addAll(calls.stream().map(AggregationTest::withoutLastValue).toList());
            }
            List<String> found = new ArrayList<>();
            if (tried.call(calls, found) == 0) {
                untried.add(signature);
            }
            if (kind.isPresent()) {
                nulls.addAll(found);
            } else if (found.isEmpty()) {
                neverNull.add(signature);
            }
        }
        assertThat(untried).as("no call succeeded").isEmpty();
        assertThat(nulls).as("trusted, but null").isEmpty();
        assertThat(neverNull).as("not trusted, but never null").isEmpty();
    }

    private static String withoutLastValue(String call) {
        return call.replaceFirst("'(?:[^']|'')*'(::[^:]*\\))$", "NULL$1");
    }
}

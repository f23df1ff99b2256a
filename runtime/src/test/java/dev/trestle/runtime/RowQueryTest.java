package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.rows.RowQuery;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of a query in Java. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowQueryTest {

    private final Postgres.Database database;
    private final Service service;

    RowQueryTest(Postgres.Database database) {
        this.database = database;
        this.service = Service.start(Map.of(
                "trestle.database.url", database.url(),
                "trestle.database.pool-size", "1",
                "trestle.database.stream-pool-size", "1",
                "trestle.max-rows", "100"), trestle -> routing -> { });
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private RowQuery<Integer> numbers(int count) {
        return new RowQuery<>(service.trestle().database(), "SELECT n FROM generate_series(1, ?) AS n",
                binds -> binds.int4(count), row -> row.int4(1));
    }

    private RowQuery<Integer> slow() {
        return new RowQuery<>(service.trestle().database(), "SELECT 1 FROM pg_sleep(60)", binds -> { }, row -> row.int4(1));
    }

    private String sleeping() {
        return database.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND query = 'SELECT 1 FROM pg_sleep(60)' AND state = 'active'");
    }

    @Test
    void asAListOrByAFuture() throws Exception {
        assertThat(numbers(3).list()).containsExactly(1, 2, 3);
        assertThat(numbers(3).listAsync().get(1, TimeUnit.MINUTES)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> numbers(101).list()).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> numbers(101).listAsync().get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class).hasCauseInstanceOf(HttpProblem.class);
    }

    @Test
    void oneByOne() {
        long[] sum = new long[1];
        numbers(1_000_000).forEach(n -> sum[0] += n);
        assertThat(sum[0]).isEqualTo(500_000_500_000L);
    }

    @ParameterizedTest
    @CsvSource({"0, 2, ''", "1, 2, '1'", "5, 2, '2 2 1'", "4, 2, '2 2'", "1500, 1000, '1000 500'"})
    void inBatches(int count, int size, String sizes) {
        List<List<Integer>> batches = new ArrayList<>();
        numbers(count).forEachBatch(size, batches::add);
        assertThat(String.join(" ", batches.stream().map(batch -> String.valueOf(batch.size())).toList())).isEqualTo(sizes);
        assertThat(batches.stream().flatMap(List::stream)).containsExactlyElementsOf(
                IntStream.rangeClosed(1, count).boxed().toList());
        assertThatThrownBy(() -> numbers(1).forEachBatch(0, batch -> { })).isInstanceOf(IllegalArgumentException.class);
    }

    /** The connection is free again, for another query. */
    @Test
    void whatTheActionThrowsEndsTheStatement() {
        assertThatThrownBy(() -> numbers(1_000_000).forEach(n -> {
            throw new IllegalStateException("enough");
        })).isInstanceOf(IllegalStateException.class).hasMessage("enough");
        numbers(1).forEach(n -> assertThat(n).isEqualTo(1));
    }

    @Test
    void cancellingCancelsTheStatement() {
        CompletableFuture<List<Integer>> rows = slow().listAsync();
        Waiting.until(() -> sleeping().equals("1"));

        assertThat(rows.cancel(true)).isTrue();

        Waiting.until(() -> sleeping().equals("0"));
        assertThatThrownBy(rows::join).isInstanceOf(CancellationException.class);
        assertThat(rows.cancel(true)).isTrue();
        assertThat(numbers(1).list()).containsExactly(1);
    }

    /** It waits for the one connection, and does not begin when it gets it. */
    @Test
    void cancellingBeforeItBegins() {
        CompletableFuture<List<Integer>> first = slow().listAsync();
        Waiting.until(() -> sleeping().equals("1"));
        CompletableFuture<List<Integer>> second = slow().listAsync();
        second.cancel(true);
        first.cancel(true);
        Waiting.until(() -> sleeping().equals("0"));
        assertThat(numbers(1).list()).containsExactly(1);
        assertThat(sleeping()).isEqualTo("0");
    }

    @Test
    void cancellingAfterTheEndHasNoEffect() throws Exception {
        CompletableFuture<List<Integer>> rows = numbers(1).listAsync();
        assertThat(rows.get(1, TimeUnit.MINUTES)).containsExactly(1);
        assertThat(rows.cancel(true)).isFalse();
        assertThat(rows.join()).containsExactly(1);
    }
}

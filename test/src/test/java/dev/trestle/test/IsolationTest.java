package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Eight classes at once write the same keys. */
@TrestleTest(migrations = {})
class IsolationTest {

    private static final int CLASSES = 8;

    /** All write before one of them looks. */
    private static final CyclicBarrier ALL = new CyclicBarrier(CLASSES);

    @ExtendWith(Launched.Only.class)
    abstract static class Writer {

        @Test
        void isAlone(TestDatabase database, TestClient http) throws Exception {
            database.sql("INSERT INTO studio VALUES (100, ?)", getClass().getName());
            long film = http.post("/films", "{\"title\": \"Same\", \"length\": 90, \"studio_id\": 100}").expect(201).number("/film_id");
            ALL.await(1, TimeUnit.MINUTES);

            assertThat(film).isOne();
            assertThat(database.list("SELECT title FROM film", String.class)).containsExactly("Same");
            assertThat(database.one("SELECT name FROM studio WHERE studio_id = 100", String.class)).isEqualTo(getClass().getName());
        }
    }

    @TrestleTest(value = SmallService.class, migrations = {}) static class First extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Second extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Third extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Fourth extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Fifth extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Sixth extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Seventh extends Writer {}
    @TrestleTest(value = SmallService.class, migrations = {}) static class Eighth extends Writer {}

    @Test
    void classesDoNotSeeEachOther(TestDatabase outer) {
        TestExecutionSummary run = Launched.run(outer.jdbcUrl(), CLASSES, First.class, Second.class, Third.class, Fourth.class,
                Fifth.class, Sixth.class, Seventh.class, Eighth.class);

        assertThat(run.getFailures()).isEmpty();
        assertThat(run.getTestsSucceededCount()).isEqualTo(CLASSES);
    }
}

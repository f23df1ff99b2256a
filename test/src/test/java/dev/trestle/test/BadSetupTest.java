package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.FilmsApi;
import dev.trestle.runtime.service.Trestle;
import io.helidon.webserver.http.HttpFeature;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mistakes in the setup of tests: each message has the place and a remedy. */
@TrestleTest(migrations = {})
class BadSetupTest {

    @ExtendWith(Launched.Only.class)
    abstract static class Body {
        @Test
        void test(TestDatabase database) {
            assertThat(database).isNotNull();
        }
    }

    @TrestleTest
    static class NoFolder extends Body {}

    @TrestleTest(migrations = "src/test/resources/db/broken")
    static class BrokenMigration extends Body {}

    @ExtendWith(Launched.Only.class)
    @TrestleTest(migrations = {})
    static class NoService {
        @Test
        void test(TestClient http) {
            assertThat(http).isNotNull();
        }
    }

    @ExtendWith(Launched.Only.class)
    @TrestleTest(value = FilmService.class, migrations = {})
    static class OtherApi {
        interface Other extends HttpFeature {}

        @Test
        void test(Other api) {
            assertThat(api).isNotNull();
        }
    }

    @ExtendWith(Launched.Only.class)
    @TrestleTest(migrations = {}, scope = TrestleTest.Scope.METHOD)
    static class BeforeMethods {
        @org.junit.jupiter.api.BeforeAll
        static void before(TestDatabase database) {
            assertThat(database).isNotNull();
        }

        @Test
        void test() {}
    }

    /** Sets a key that the service does not have. */
    static final class Misconfigured implements TestedService {
        @Override
        public FilmsApi api(Trestle trestle) {
            return new FilmsApi(trestle);
        }

        @Override
        public Map<String, String> settings(Path folder) {
            return Map.of("trestle.database.pool-sise", "3");
        }
    }

    @ExtendWith(Launched.Only.class)
    @TrestleTest(value = Misconfigured.class, migrations = {})
    static class WrongKey {
        @Test
        void test(TestClient http) {
            assertThat(http).isNotNull();
        }
    }

    private static void assertFails(TestDatabase outer, Class<?> type, String... parts) {
        assertThat(Launched.failures(outer.jdbcUrl(), type)).singleElement().asString().contains(parts);
    }

    @Test
    void messages(TestDatabase outer) {
        assertFails(outer, NoFolder.class, "no such folder of migrations: ", "src/main/resources/db/migration; name it with migrations");
        assertFails(outer, BrokenMigration.class, "V1__broken.sql:4:", "type \"integr\" does not exist");
        assertFails(outer, NoService.class, "@TrestleTest names no service");
        assertFails(outer, OtherApi.class, "the API of the service is a com.example.films.FilmsApi, no ");
        assertFails(outer, BeforeMethods.class, "each method has a database of its own", "@BeforeEach");
        assertFails(outer, WrongKey.class, "trestle.database.pool-sise is not a key of this service", "pool-size");
    }
}

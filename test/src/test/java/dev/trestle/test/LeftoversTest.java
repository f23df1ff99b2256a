package dev.trestle.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is left on an existing server by a run that was killed, and by one that ended. */
@TrestleTest(migrations = {})
class LeftoversTest {

    private static final String DATABASES = "SELECT datname FROM pg_database WHERE datname LIKE 'trestle\\_test\\_%' ORDER BY 1";

    @ExtendWith(Launched.Only.class)
    @TrestleTest(migrations = "src/test/resources/db/shelf")
    static class Waiting {
        @Test
        void waits(TestDatabase database) throws InterruptedException {
            System.out.println("database: " + database.one("SELECT current_database()", String.class));
            Thread.sleep(600_000);
        }
    }

    @ExtendWith(Launched.Only.class)
    @TrestleTest(migrations = "src/test/resources/db/shelf")
    static class Short {
        @Test
        void ends(TestDatabase database) {
            assertThat(database.count("shelf")).isOne();
        }
    }

    /** A run in a process of its own; gets the URL. */
    static final class Main {
        public static void main(String[] url) {
            Launched.run(url[0], 1, Waiting.class);
        }
    }

    @Test
    void databasesOfOtherRolesAreLeft(TestDatabase outer) {
        outer.sql("CREATE ROLE creator LOGIN CREATEDB");
        outer.sql("CREATE DATABASE trestle_test_1_1_1 TEMPLATE template0");
        try {
            assertThat(Launched.failures(outer.jdbcUrl().replace("user=postgres", "user=creator"), Short.class)).isEmpty();
        } finally {
            // Runs of other test classes may have dropped it.
            outer.sql("DROP DATABASE IF EXISTS trestle_test_1_1_1");
            outer.sql("DROP ROLE creator");
        }
    }

    @Test
    void aKilledRunIsSweptByTheNext(TestDatabase outer) throws Exception {
        Path output = Files.createTempFile("trestle-leftovers-", ".log");
        Process killed = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), outer.jdbcUrl())
                .redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            while (!Files.readString(output, StandardCharsets.UTF_8).contains("database: ")) {
                assertThat(killed.isAlive()).isTrue();
                Thread.sleep(20);
            }
            assertThat(outer.list(DATABASES, String.class)).filteredOn(name -> name.contains("_" + killed.pid() + "_")).isNotEmpty();
        } finally {
            killed.destroyForcibly().waitFor();
            Files.delete(output);
        }
        // A database that is still being made is left to the run after the next.
        while (outer.count("pg_stat_activity WHERE state = 'active' AND query ILIKE 'CREATE DATABASE%'") > 0
                || outer.count("pg_stat_activity WHERE datname LIKE ?", "trestle\\_test\\_" + killed.pid() + "\\_%") > 0) {
            Thread.sleep(20);
        }

        assertThat(Launched.failures(outer.jdbcUrl(), Short.class)).isEmpty();

        assertThat(outer.list(DATABASES, String.class)).noneMatch(name -> name.contains("_" + killed.pid() + "_"))
                .as("that of a run that lives").contains(outer.one("SELECT current_database()", String.class));
    }
}

package dev.trestle.generator.computed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A restored database is as the migration left it. Skipped without a pg_dump and a psql that know the version of the tests' PostgreSQL. */
class ComputedDumpTest {

    private static final String SCHEMA = """
            CREATE TABLE film (number integer, version smallint, title text, "Long Summary" text, b text, PRIMARY KEY (number, version));
            """;
    private static final String COLUMNS = """
            film.Long Summary: {from: [title], stale: clear}
            film.b: {from: [Long Summary], version: 3}
            """;

    private static final String MADE = """
            SELECT string_agg(line, chr(10) ORDER BY line) FROM (
                SELECT pg_get_functiondef(p.oid) || coalesce(p.proacl::text, '') FROM pg_proc p WHERE p.pronamespace = 'trestle'::regnamespace
                UNION ALL
                SELECT t.tgrelid::regclass || pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal
                UNION ALL
                SELECT pg_get_viewdef(c.oid) FROM pg_class c WHERE c.relnamespace = 'trestle'::regnamespace AND c.relkind = 'v'
                UNION ALL
                SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i WHERE i.indrelid::regclass::text LIKE '%film_cell'
                UNION ALL
                SELECT c.relname || a.attname || format_type(a.atttypid, a.atttypmod) || a.attnotnull || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                 WHERE c.relnamespace = 'trestle'::regnamespace
                UNION ALL
                SELECT cell::text FROM trestle.film_cell AS cell) AS made (line)""";

    @TempDir
    private Path folder;

    private static String url(Connection connection) throws SQLException {
        return connection.getMetaData().getURL();
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void requireProgram(String name) throws IOException, InterruptedException, SQLException {
        String version;
        try {
            Process process = new ProcessBuilder(name, "--version").redirectErrorStream(true).start();
            version = new String(process.getInputStream().readAllBytes()).strip();
            process.waitFor();
        } catch (IOException e) {
            assumeTrue(false, "needs the program " + name);
            throw e;
        }
        int major = Integer.parseInt(version.replaceFirst("\\D*(\\d+).*", "$1"));
        assumeTrue(major >= TestDatabase.version(), () -> name + " is of version " + major + ", older than the server");
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    /** Of the same server, as libpq has it. */
    private static String libpq(Connection connection) throws SQLException {
        return url(connection).substring("jdbc:".length());
    }

    @Test
    void isRestoredAsItWasAndIsChangedByNoFurtherRun() throws Exception {
        requireProgram("pg_dump");
        requireProgram("psql");
        String migration = GeneratedMigration.of(folder, "com.example", SCHEMA, COLUMNS).text();
        String file = folder.resolve("dump.sql").toString();
        try (Connection source = TestDatabase.create(SCHEMA); Connection target = TestDatabase.create("")) {
            execute(source, migration);
            execute(source, "INSERT INTO film (number, version, title) VALUES (1, 1, 'A'), (2, 1, 'B')");
            run(List.of("pg_dump", "--no-owner", "--file=" + file, "--dbname=" + libpq(source)));
            run(List.of("psql", "--quiet", "--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=" + file, "--dbname=" + libpq(target)));
            String made = query(source, MADE);
            try (Connection restored = DriverManager.getConnection(url(target))) {
                assertThat(query(restored, MADE)).isEqualTo(made).contains("film_cleared", "(1,1,");

                execute(restored, migration);

                assertThat(query(restored, MADE)).isEqualTo(made);
                execute(restored, "UPDATE film SET title = 'C' WHERE number = 1");
                assertThat(query(restored, "SELECT count(*) FROM trestle.film_cell WHERE generation > 2")).isNotEqualTo("0");
            }
        }
    }
}

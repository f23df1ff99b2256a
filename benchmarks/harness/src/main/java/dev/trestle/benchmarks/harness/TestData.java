package dev.trestle.benchmarks.harness;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The database of all services: one table, the same rows in each run. */
final class TestData implements AutoCloseable {

    static final int ROWS = 10_000;

    static final List<String> KINDS = List.of("book", "film", "game", "music", "other");

    /** Fractions of seconds end with a digit that is not 0, as services differ in how they shorten others. */
    private static final String FILL = """
            INSERT INTO article
            SELECT n,
                   'Article number ' || n,
                   CASE WHEN n %% 3 > 0 THEN 'About number ' || n END,
                   (enum_range(NULL::article_kind))[1 + n %% 5],
                   (n * 7 %% 9000 + 125) / 100.0,
                   CASE WHEN n %% 4 > 0 THEN (n %% 5000 + 1) / 1000.0 END,
                   n * 13 %% 500,
                   n * 1234::bigint,
                   CASE WHEN n %% 5 > 0 THEN (n %% 17) / 4.0 END,
                   n %% 7 > 0,
                   md5(n::text)::uuid,
                   timestamptz '2026-01-01 00:00:00Z' + n * interval '61 minutes' + (n * 10 + 1) * interval '1 us',
                   CASE WHEN n %% 6 > 0 THEN date '1990-01-01' + n END,
                   ARRAY['tag-' || n %% 5, 'tag', 'tag-' || n %% 11]
              FROM generate_series(1, %d) AS n""".formatted(ROWS);

    private final DevDatabase database;

    private TestData(DevDatabase database) {
        this.database = database;
    }

    /** Starts the database and fills it. */
    static TestData start(Layout layout) throws DevDatabaseException, SQLException {
        DevDatabase database = DevDatabase.start(new DatabaseSettings.Embedded());
        TestData data = new TestData(database);
        try {
            database.migrate(List.of(layout.migrations()));
            data.execute(FILL);
            data.reset();
            return data;
        } catch (DevDatabaseException | SQLException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** Removes what was inserted, and what updates left behind. The next row gets the number that it got before. */
    void reset() throws SQLException {
        execute(
                "DELETE FROM article WHERE article_id > " + ROWS,
                "SELECT setval('article_article_id_seq', " + ROWS + ")",
                "VACUUM ANALYZE article",
                "CHECKPOINT");
    }

    /** The version of the server, such as 18.6. */
    String version() throws SQLException {
        try (Connection connection = database.connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String jdbcUrl() {
        return database.jdbcUrl();
    }

    @Override
    public void close() throws DevDatabaseException {
        database.close();
    }
}

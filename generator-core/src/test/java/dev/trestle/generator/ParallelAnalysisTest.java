package dev.trestle.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.ParallelAnalysis.Analysed;
import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.testing.TestDatabase;
import dev.trestle.testing.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParallelAnalysisTest {

    private static final String SCHEMA = """
            create type mood as enum ('sad', 'glad');
            create domain title as text check (value <> '');
            create table film (id bigint primary key, title title not null, mood mood, tags text[]);
            create view glad_film as select id, title from film where mood = 'glad';
            """;

    /** What is right and what is wrong, over and over, so that every connection gets some of each. */
    private static final List<String> KINDS = List.of(
            "select * from film where id = :id",
            "select title, mood, tags[1] from film where mood = :mood or title = :title",
            "select titel from film",
            "insert into film (id, title, mood) values (:id, :title, :mood) returning *",
            "select id from film where id = :x or title = :x",
            "select f.title, count(*) from glad_film f group by 1",
            "update film set tags = :tags where id = :id",
            "select :what");

    private final List<Connection> opened = Collections.synchronizedList(new ArrayList<>());
    private ConnectionSource database;
    private ConnectionSource noted;
    private Connection own;
    private ParallelAnalysis analysis;

    @BeforeEach
    void open() throws SQLException {
        database = TestDatabase.source(SCHEMA);
        noted = () -> note(database.open());
        own = database.open();
        analysis = analysis(noted);
    }

    @AfterEach
    void close() throws SQLException {
        own.close();
    }

    @Test
    void theSameComesOutOfAnyNumberOfConnections() throws SQLException {
        List<QueryFile> queries = queries(60);
        List<Analysed> alone = analysis.analyse(queries, own, 1);
        assertThat(opened).isEmpty();
        assertThat(alone.get(0).analysis().orElseThrow().columns()).hasSize(4);
        assertThat(alone).extracting(each -> each.diagnostics().all().size()).startsWith(0, 0, 1, 0, 1, 0, 0, 1, 0);
        for (int connections : new int[] {2, 3, 8}) {
            List<Analysed> together = analysis.analyse(queries, own, connections);
            assertThat(analyses(together)).isEqualTo(analyses(alone));
            assertThat(diagnostics(together)).isEqualTo(diagnostics(alone));
        }
        awaitClosed(10);
        assertThat(own.isClosed()).isFalse();
        assertThat(ask("select count(*) from pg_proc where proname = 'trestle_query'")).as("left there").isEqualTo("0");
    }

    @Test
    void aDatabaseThatGivesNoMoreConnectionsIsAskedOnThoseThatAreThere() throws SQLException {
        List<QueryFile> queries = queries(30);
        ParallelAnalysis limited = analysis(() -> {
            synchronized (opened) {
                if (opened.size() == 1) {
                    throw new SQLException("too many connections", "53300");
                }
                return note(database.open());
            }
        });
        List<Analysed> together = limited.analyse(queries, own, 4);
        awaitClosed(1);
        assertThat(analyses(together)).isEqualTo(analyses(analysis.analyse(queries, own, 1)));
    }

    @Test
    void aConnectionThatIsLongInComingIsNotWaitedFor() throws SQLException {
        CountDownLatch later = new CountDownLatch(1);
        ParallelAnalysis slow = analysis(() -> {
            try {
                later.await();
            } catch (InterruptedException e) {
                throw new SQLException(e);
            }
            return note(database.open());
        });
        assertThat(slow.analyse(queries(8), own, 2)).hasSize(8).doesNotContainNull();
        assertThat(opened).isEmpty();
        later.countDown();
        awaitClosed(1);
    }

    @Test
    void aFailureOnAnotherConnectionEndsAllOfThem() throws SQLException {
        try (Connection blocker = database.open()) {
            lockFilms(blocker);
            ParallelAnalysis failing = analysis(() -> {
                Connection connection = note(database.open());
                terminate(connection);
                return connection;
            });
            assertThatThrownBy(() -> failing.analyse(queries(30), own, 3)).isInstanceOf(SQLException.class);
        }
        awaitClosed(2);
        assertThat(isClosed(own)).isTrue();
    }

    @Test
    void aFailureOnTheOwnConnectionEndsAllOfThem() throws SQLException {
        terminate(own);
        assertThatThrownBy(() -> analysis.analyse(queries(400), own, 3)).isInstanceOf(SQLException.class);
        awaitClosed(2);
    }

    @Test
    void whatIsNoFaultOfTheDatabaseIsThrownAsItIs() {
        ParallelAnalysis broken = analysis(() -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> broken.analyse(queries(400), own, 2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptEndsAllOfThem() throws SQLException {
        AtomicReference<Exception> thrown = new AtomicReference<>();
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        try (Connection blocker = database.open(); Connection watcher = database.open()) {
            lockFilms(blocker);
            Thread thread = new Thread(() -> {
                try {
                    analysis.analyse(queries(30), own, 3);
                } catch (SQLException e) {
                    thrown.set(e);
                }
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            thread.start();
            Waiting.until(() -> ask(watcher, "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and datname = current_database()").equals("3"));
            thread.interrupt();
            Waiting.until(() -> interrupted.get() != null);
        }
        assertThat(thrown).hasValueMatching(SQLException.class::isInstance);
        assertThat(String.valueOf(thrown.get().getMessage())).isEqualTo("interrupted while queries were analysed");
        assertThat(interrupted.get()).isTrue();
        assertThat(opened).hasSize(2).allMatch(ParallelAnalysisTest::isClosed);
        assertThat(isClosed(own)).isTrue();
    }

    @Test
    void thereAreAsManyConnectionsAsProcessorsButNotForAFewQueries() {
        assertThat(ParallelAnalysis.connections(0, 4)).isEqualTo(1);
        assertThat(ParallelAnalysis.connections(1, 4)).isEqualTo(1);
        assertThat(ParallelAnalysis.connections(500, 1)).isEqualTo(2);
        assertThat(ParallelAnalysis.connections(500, 4)).isEqualTo(4);
        assertThat(ParallelAnalysis.connections(500, 64)).isEqualTo(8);
        for (int queries = 2; queries < 100; queries++) {
            assertThat(ParallelAnalysis.connections(queries, 64)).isLessThan(queries);
        }
    }

    private ParallelAnalysis analysis(ConnectionSource source) {
        try {
            Catalog catalog = new CatalogReader().read(own, new Diagnostics()).orElseThrow();
            Semantics semantics = SemanticsReader.read(own);
            return new ParallelAnalysis(source, catalog, semantics);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<QueryFile> queries(int count) {
        List<QueryFile> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            queries.add(new QueryFile("q" + i + ".sql", "q" + i, KINDS.get(i % KINDS.size())));
        }
        return queries;
    }

    private static List<Optional<QueryAnalysis>> analyses(List<Analysed> analysed) {
        return analysed.stream().map(Analysed::analysis).toList();
    }

    private static List<List<Diagnostic>> diagnostics(List<Analysed> analysed) {
        return analysed.stream().map(each -> each.diagnostics().all()).toList();
    }

    /** One that opens when all is done closes by itself. */
    private void awaitClosed(int connections) {
        Waiting.until(() -> opened.size() == connections);
        Waiting.until(() -> List.copyOf(opened).stream().allMatch(ParallelAnalysisTest::isClosed));
    }

    private Connection note(Connection connection) {
        opened.add(connection);
        return connection;
    }

    private static void lockFilms(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table film in access exclusive mode");
        }
    }

    private void terminate(Connection connection) throws SQLException {
        String process = ask(connection, "select pg_backend_pid()");
        try (Connection other = database.open()) {
            ask(other, "select pg_terminate_backend(" + process + ", 10000)");
        }
    }

    private String ask(String sql) {
        return ask(own, sql);
    }

    private static String ask(Connection connection, String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

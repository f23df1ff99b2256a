package dev.trestle.generator.computed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration waits for transactions only if it changes the triggers of the table that they write to. */
class ComputedLocksTest {

    private static final String SCHEMA = """
            CREATE TABLE film (film_id integer PRIMARY KEY, title text, summary text, slug text);
            CREATE TABLE note (note_id integer PRIMARY KEY, text text, keywords text);
            INSERT INTO film VALUES (1, 'Dark Water'), (2, 'Stalker');
            INSERT INTO note VALUES (1, 'wet');
            """;

    private static final String COLUMNS = """
            film.summary: {from: [title]}
            film.slug: {from: [summary]}
            note.keywords: {from: [text]}
            """;

    /** The strongest locks of the own transaction on tables and views that others read or write. */
    private static final String LOCKS = """
            SELECT coalesce(string_agg(relation::regclass || ' ' || mode, ', ' ORDER BY relation::regclass::text), 'none')
              FROM pg_locks
             WHERE pid = pg_backend_pid() AND locktype = 'relation' AND mode NOT IN ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')
               AND relation IN (SELECT oid FROM pg_class WHERE relname IN ('film', 'note', 'film_summary_state', 'film_slug_state'))""";

    @TempDir
    Path folder;

    private Connection connection;
    private Connection writer;

    @BeforeEach
    void connect() throws SQLException {
        ConnectionSource source = TestDatabase.source(SCHEMA);
        connection = source.open();
        writer = source.open();
        writer.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
        writer.close();
    }

    private String migration(String columns) throws Exception {
        String text = GeneratedMigration.of(folder, "com.example", SCHEMA, columns).text();
        assertThat(text).contains("lock_timeout = '3s'");
        return text.replace("lock_timeout = '3s'", "lock_timeout = '50ms'");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Applies it in a transaction, and tells the locks that this has at its end. */
    private String locks(String migration) throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, migration);
        String locks = query(LOCKS);
        connection.commit();
        connection.setAutoCommit(true);
        return locks;
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private void write() throws SQLException {
        execute(writer, "UPDATE film SET title = title || '!'; UPDATE note SET text = text || '!'; SELECT * FROM trestle.film_slug_state");
    }

    @Test
    void waitsForNoWriterIfNothingDiffers() throws Exception {
        String migration = migration(COLUMNS);
        execute(connection, migration);
        write();
        assertThat(locks(migration)).isEqualTo("none");
        writer.commit();
    }

    @Test
    void locksOnlyTheTableWhoseTriggersDiffer() throws Exception {
        execute(connection, migration(COLUMNS));
        execute(writer, "UPDATE film SET title = title || '!'; SELECT * FROM trestle.film_slug_state");
        assertThat(locks(migration(COLUMNS.replace("[text]", "[text], version: 2")))).isEqualTo("note ShareRowExclusiveLock");
        writer.commit();
    }

    @Test
    void failsAfterItsTimeAndChangesNothingWhileATransactionWrites() throws Exception {
        execute(connection, migration(COLUMNS));
        String changed = migration(COLUMNS.replace("[text]", "[text], version: 2"));
        write();
        assertThatThrownBy(() -> locks(changed)).hasMessageContaining("lock timeout");
        execute(writer, "UPDATE note SET text = text || '?'");
        writer.commit();
        connection.rollback();
        execute(connection, changed);
        connection.commit();
        assertThat(query("SELECT string_agg(DISTINCT version::text, ', ') FROM trestle.note_cell"))
                .as("no cell of the earlier version is left").isEqualTo("2");
    }

    @Test
    void mendsTriggersThatWereDisabledOrRedirected() throws Exception {
        String migration = migration(COLUMNS);
        execute(connection, migration);
        execute(connection, "ALTER TABLE note DISABLE TRIGGER trestle_computed_insert; DROP TRIGGER trestle_computed_update ON film;"
                + " CREATE TRIGGER trestle_computed_update AFTER UPDATE ON film REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows"
                + " FOR EACH STATEMENT EXECUTE FUNCTION trestle.note_updated()");
        execute(connection, "COMMENT ON TRIGGER trestle_computed_update ON film IS 'Computed columns of the package com.example'");
        assertThat(locks(migration)).isEqualTo("film ShareRowExclusiveLock, note ShareRowExclusiveLock");
        assertThat(locks(migration)).isEqualTo("none");
        execute(connection, "ALTER FUNCTION trestle.film_inserted() SECURITY INVOKER");
        assertThat(locks(migration)).isEqualTo("film ShareRowExclusiveLock");
    }
}

package dev.trestle.generator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration can be applied any number of times, and follows what changes in routes.yaml and in the schema. */
class HistoryMigrationTest {

    private static final String SCHEMA = """
            CREATE TABLE film (id integer PRIMARY KEY, title varchar(20) NOT NULL, length integer);
            CREATE TABLE note (id integer PRIMARY KEY, content text);
            INSERT INTO film VALUES (1, 'A', 90), (2, 'B', 100);
            """;

    /** All that the migration makes. */
    private static final String MADE = """
            SELECT coalesce(string_agg(line, chr(10) ORDER BY line), '') FROM (
                SELECT p.oid || ' ' || pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = 'trestle_history'::regnamespace
                UNION ALL
                SELECT t.oid || ' ' || t.tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal
                UNION ALL
                SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                 WHERE c.relnamespace = 'trestle_history'::regnamespace
                UNION ALL
                SELECT t::text FROM trestle_history.tracked AS t) AS made (line)""";

    @TempDir
    Path folder;

    private ConnectionSource source;
    private Histories database;

    @BeforeEach
    void connect() throws SQLException {
        source = TestDatabase.source(SCHEMA);
        database = new Histories(source.open());
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    private String migration(String schema, String tables) throws Exception {
        return Histories.migration(folder, "com.example", schema, tables);
    }

    /** In a transaction, as Flyway does. */
    private void apply(String migration) throws SQLException {
        database.execute("BEGIN;" + migration + ";COMMIT");
    }

    @Test
    void changesNothingAndWaitsForNoWriterWhenItIsAppliedAgain() throws Exception {
        String migration = migration(SCHEMA, "film");
        apply(migration);
        database.execute("UPDATE film SET length = 91");
        String made = database.query(MADE);
        try (Histories writer = new Histories(source.open())) {
            writer.execute("BEGIN; UPDATE film SET length = 92; INSERT INTO film VALUES (3, 'C', 1)");
            apply(migration);
            writer.execute("COMMIT");
        }
        assertThat(database.query(MADE)).isEqualTo(made).contains("film_as_of", "trestle_history_truncate");
        assertThat(database.rows("(SELECT id, trestle_operation FROM trestle_history.film_present)")).isEqualTo("(1,2) (2,2) (3,2)");
    }

    @Test
    void givesNewColumnsToTheHistory() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("UPDATE film SET length = 91 WHERE id = 1");
        database.execute("DELETE FROM film WHERE id = 2");
        String before = database.query("SELECT clock_timestamp()");
        database.execute("ALTER TABLE film ADD rating text NOT NULL DEFAULT 'PG', DROP length");
        String migration = migration("CREATE TABLE film (id integer PRIMARY KEY, title varchar(20) NOT NULL, rating text NOT NULL DEFAULT 'PG');", "film");
        apply(migration);
        database.execute("UPDATE film SET rating = 'R' WHERE id = 1");
        assertThat(database.rows("(SELECT id, title, length, rating FROM trestle_history.film)")).as("dropped columns stay")
                .isEqualTo("(1,A,,PG) (1,A,90,) (2,B,100,)");
        assertThat(database.rows("trestle_history.film_as_of('" + before + "')")).isEqualTo("(1,A,PG)");
        assertThat(database.rows("trestle_history.film_as_of(now())")).isEqualTo("(1,A,R)");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(2)")).as("an earlier operation").isEqualTo("reverted");
        assertThat(database.rows("film")).as("the new column gets its default").isEqualTo("(1,A,R) (2,B,PG)");
    }

    @Test
    void followsOtherTypesOrSaysWhatToWrite() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("UPDATE film SET length = 91, title = 'Z' WHERE id = 1");
        database.execute("ALTER TABLE film ALTER title TYPE varchar(3), ALTER length TYPE text, ALTER id TYPE bigint");
        apply(migration(SCHEMA.replace("title varchar(20)", "title varchar(3)").replace("length integer", "length text")
                .replace("film (id integer", "film (id bigint").replace("90", "'90'").replace("100", "'100'"), "film"));
        database.execute("UPDATE film SET length = 'long', id = 5000000000 WHERE id = 1");
        database.execute("UPDATE film SET length = '7'");
        assertThat(database.rows("(SELECT id, title, length FROM trestle_history.film)"))
                .isEqualTo("(1,A,90) (1,Z,91) (2,B,100) (5000000000,Z,long)");
        database.execute("ALTER TABLE film ALTER length TYPE integer USING length::integer");
        String migration = migration(SCHEMA.replace("film (id integer", "film (id bigint"), "film");
        assertThatThrownBy(() -> apply(migration))
                .hasMessageContaining("past values of public.film.length cannot have the type integer")
                .hasMessageContaining("ALTER TABLE trestle_history.film RENAME COLUMN length TO length_past;");
        database.execute("ROLLBACK; ALTER TABLE trestle_history.film RENAME COLUMN length TO length_past");
        apply(migration);
        assertThat(database.query("SELECT count(*) FROM trestle_history.film_as_of(now())")).isEqualTo("2");
    }

    @Test
    void refusesAKeyOfOtherColumns() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("ALTER TABLE film DROP CONSTRAINT film_pkey, ADD PRIMARY KEY (title)");
        String migration = migration("CREATE TABLE film (id integer, title varchar(20) PRIMARY KEY, length integer);", "film");
        assertThatThrownBy(() -> apply(migration)).hasMessageContaining("the primary key of public.film has other columns than its history has: id")
                .hasMessageContaining("DROP TABLE trestle_history.film, trestle_history.film_present;");
        database.execute("ROLLBACK; DROP TABLE trestle_history.film, trestle_history.film_present");
        apply(migration);
        database.execute("UPDATE film SET length = 91");
    }

    @Test
    void beginsAnewAfterATimeWithoutTriggers() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("UPDATE film SET length = 91");
        String before = database.query("SELECT clock_timestamp()");
        apply(migration(SCHEMA, "note"));
        assertThat(database.query("SELECT string_agg(DISTINCT tgrelid::regclass::text, ' ') FROM pg_trigger WHERE tgname LIKE 'trestle%'"))
                .isEqualTo("note");
        database.execute("UPDATE film SET length = 92");
        assertThat(database.rows("trestle_history.film_as_of(now())")).as("without triggers").isEqualTo("none");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(1)")).as("without triggers").isEqualTo("unknown");
        apply(migration(SCHEMA, "film, note"));
        database.execute("UPDATE film SET length = 93 WHERE id = 1");
        assertThat(database.rows("trestle_history.film_as_of('" + before + "')")).isEqualTo("none");
        assertThat(database.rows("trestle_history.film_as_of(now())")).isEqualTo("(1,A,93) (2,B,92)");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(1)")).isEqualTo("unknown");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(2)")).isEqualTo("reverted");
        assertThat(database.broken("film", "id")).isEqualTo("none");
    }

    @Test
    void revertsNothingWhileATriggerIsDisabled() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("UPDATE film SET length = 91; ALTER TABLE film DISABLE TRIGGER trestle_history_update; UPDATE film SET length = 92");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(1)")).isEqualTo("without_triggers");
        assertThat(database.rows("film")).isEqualTo("(1,A,92) (2,B,92)");
    }

    /** PostgreSQL calls the trigger of INSERT before that of DELETE or UPDATE here. */
    @Test
    void storesRowsFromBeforeWhoseKeyTheSameStatementStoresAgain() throws Exception {
        apply(migration(SCHEMA, "film"));
        String before = database.query("SELECT clock_timestamp()");
        String rows = database.rows("film");
        database.execute("WITH gone AS (DELETE FROM film WHERE id = 1 RETURNING 1)"
                + " INSERT INTO film SELECT 1, 'new', 1 WHERE EXISTS (SELECT FROM gone)");
        database.execute("WITH moved AS (UPDATE film SET id = 50 WHERE id = 2 RETURNING 1)"
                + " INSERT INTO film SELECT 2, 'new', 2 WHERE EXISTS (SELECT FROM moved)");
        assertThat(database.rows("trestle_history.film_as_of('" + before + "')")).isEqualTo(rows);
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(2)")).isEqualTo("reverted");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(1)")).isEqualTo("reverted");
        assertThat(database.rows("film")).isEqualTo(rows);
    }

    @Test
    void revertsOneAfterTheOtherAcrossANewColumn() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("UPDATE film SET title = 'X'");
        database.execute("UPDATE film SET title = 'Y'");
        database.execute("ALTER TABLE film ADD rating text NOT NULL DEFAULT 'PG'");
        apply(migration(SCHEMA.replace("length integer", "length integer, rating text NOT NULL DEFAULT 'PG'").replace("90)", "90, '')")
                .replace("100)", "100, '')"), "film"));
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(2)")).isEqualTo("reverted");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(1)")).isEqualTo("reverted");
        assertThat(database.rows("film")).isEqualTo("(1,A,90,PG) (2,B,100,PG)");
    }

    @Test
    void hasNamesOfItsOwnBesideNewColumns() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("UPDATE film SET title = 'X' WHERE id = 1");
        database.execute("ALTER TABLE film ADD valid boolean, ADD operation bigint, ADD ended_by text, ADD since date");
        apply(migration(SCHEMA.replace("length integer", "length integer, valid boolean, operation bigint, ended_by text, since date"), "film"));
        database.execute("UPDATE film SET title = 'Y', valid = true, operation = 7 WHERE id = 1");
        assertThat(database.rows("(SELECT before ->> 'operation', after ->> 'operation' FROM trestle_history.film_changes(2))")).isEqualTo("(,7)");
        assertThat(database.query("SELECT outcome FROM trestle_history.film_revert(2)")).isEqualTo("reverted");
        assertThat(database.rows("film")).isEqualTo("(1,X,90,,,,) (2,B,100,,,,)");
    }

    /** A view on a function keeps it from getting other columns. */
    @Test
    void saysThatAViewHasToBeDropped() throws Exception {
        apply(migration(SCHEMA, "film"));
        database.execute("CREATE VIEW yesterday AS SELECT * FROM trestle_history.film_as_of(now() - interval '1 day'); ALTER TABLE film DROP length");
        String migration = migration(SCHEMA.replace(", length integer", "").replace(", 90", "").replace(", 100", ""), "film");
        assertThatThrownBy(() -> apply(migration)).hasMessageContaining("Drop the views that use trestle_history.film_as_of");
        database.execute("ROLLBACK");
    }

    /** Two services may share a database. */
    @Test
    void leavesTheHistoriesOfAnotherPackageAlone() throws Exception {
        apply(migration(SCHEMA, "film"));
        apply(Histories.migration(folder, "com.example.notes", SCHEMA, "note"));
        database.execute("BEGIN; UPDATE film SET length = 1; INSERT INTO note VALUES (1, 'x'); COMMIT");
        assertThat(database.rows("(SELECT table_name, kind, num_rows FROM trestle_history.operation)"))
                .isEqualTo("(public.film,update,2) (public.note,insert,1)");
        assertThat(database.query("SELECT count(DISTINCT at) FROM trestle_history.operation")).as("one time for a transaction").isEqualTo("1");
        String other = Histories.migration(folder, "com.example.notes", SCHEMA, "note, film");
        assertThatThrownBy(() -> apply(other))
                .hasMessageContaining("TABLE trestle_history.film is of another package: History of the package com.example")
                .hasMessageContaining("COMMENT ON TABLE trestle_history.film IS 'History of the package com.example.notes';");
        database.execute("ROLLBACK");
    }
}

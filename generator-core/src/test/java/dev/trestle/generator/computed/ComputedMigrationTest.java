package dev.trestle.generator.computed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The migration can be applied any number of times, and follows what changes in routes.yaml and in the schema. */
class ComputedMigrationTest {

    private static final String SCHEMA = """
            CREATE TYPE amount AS (value numeric, currency text);
            CREATE COLLATION lax (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE TABLE film (
                number integer, version smallint, title text COLLATE lax, payload json, price amount, place point, score numeric, tags text[],
                doubled text GENERATED ALWAYS AS (version::text) STORED,
                a text, b text, c text, PRIMARY KEY (number, version));
            INSERT INTO film (number, version, title, payload, price, place, score, tags) VALUES
                (1, 1, 'A', '{"a":1}', ROW(1.0, 'EUR'), '(1,2)', 1.0, '{x}'), (2, 1, 'B', NULL, NULL, NULL, NULL, NULL);
            """;

    private static final String COLUMNS = """
            film.a: {from: [title, doubled]}
            film.b: {from: [payload, price, place, score, tags]}
            film.c: {from: [a]}
            """;

    /** All that the migration makes. */
    private static final String MADE = """
            SELECT coalesce(string_agg(line, chr(10) ORDER BY line), '') FROM (
                SELECT p.oid || ' ' || pg_get_functiondef(p.oid) FROM pg_proc p WHERE p.pronamespace = 'trestle'::regnamespace
                UNION ALL
                SELECT t.tgrelid::regclass || ' ' || pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT t.tgisinternal
                UNION ALL
                SELECT c.oid || ' ' || c.relname || ' ' || pg_get_viewdef(c.oid) FROM pg_class c
                 WHERE c.relnamespace = 'trestle'::regnamespace AND c.relkind = 'v'
                UNION ALL
                SELECT c.relname || ' ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
                 WHERE c.relnamespace = 'trestle'::regnamespace) AS made (line)""";

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = TestDatabase.create(SCHEMA);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    private String migration(String schema, String columns) throws IOException, SQLException {
        return migration("com.example", schema, columns);
    }

    private String migration(String packageName, String schema, String columns) throws IOException, SQLException {
        return GeneratedMigration.of(folder, packageName, schema, columns).text();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private String cells() throws SQLException {
        return query("SELECT coalesce(string_agg(number || ' ' || version_key || ' ' || col || ' ' || version, ', '"
                + " ORDER BY number, col), 'none') FROM (SELECT number_key AS number, * FROM trestle.film_cell) AS cell");
    }

    /** The cells that a statement enters; they are deleted again. */
    private String entered(String sql) throws SQLException {
        execute(sql);
        String cells = cells();
        execute("DELETE FROM trestle.film_cell");
        return cells;
    }

    @Test
    void changesNothingWhenItIsAppliedAgain() throws Exception {
        String migration = migration(SCHEMA, COLUMNS);
        execute(migration);
        execute("UPDATE film SET title = 'Z' WHERE number = 1");
        String made = query(MADE);
        String cells = query("SELECT string_agg(c::text, ', ') FROM trestle.film_cell c");
        execute(migration);
        assertThat(query(MADE)).isEqualTo(made).contains("trestle_computed_insert", "film_c_state");
        assertThat(query("SELECT string_agg(c::text, ', ') FROM trestle.film_cell c")).isEqualTo(cells);
    }

    @Test
    void seesEveryDifferenceWhateverTheType() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        assertThat(entered("UPDATE film SET title = 'a' WHERE number = 1")).as("equal by its collation").isEqualTo("1 1 a 1");
        assertThat(entered("UPDATE film SET payload = '{\"a\": 1}' WHERE number = 1")).as("json, which has no equality").isEqualTo("1 1 b 1");
        assertThat(entered("UPDATE film SET score = 1.00 WHERE number = 1")).as("an equal numeric").isEqualTo("1 1 b 1");
        assertThat(entered("UPDATE film SET price = ROW(1.00, 'EUR') WHERE number = 1")).isEqualTo("1 1 b 1");
        assertThat(entered("UPDATE film SET place = '(1,3)' WHERE number = 1")).isEqualTo("1 1 b 1");
        assertThat(entered("UPDATE film SET tags = '{x,NULL}' WHERE number = 1")).isEqualTo("1 1 b 1");
        assertThat(entered("UPDATE film SET tags = NULL WHERE number = 1")).isEqualTo("1 1 b 1");
        assertThat(entered("UPDATE film SET title = title, payload = payload, place = place, b = 'other'")).isEqualTo("none");
        assertThat(entered("UPDATE film SET version = 2 WHERE number = 1")).as("another key is another row").isEqualTo("1 2 a 1, 1 2 b 1, 1 2 c 1");
        assertThat(entered("UPDATE film SET a = 'x' WHERE number = 2")).isEqualTo("2 1 c 1");
    }

    /** The functions run with the privileges of their owner. */
    @Test
    void findsNoTypesOfTheSessionAndServesNoOtherTriggers() throws Exception {
        execute("CREATE EXTENSION citext; CREATE TABLE word (word citext PRIMARY KEY, a text, b text); INSERT INTO word VALUES ('x')");
        String schema = "CREATE EXTENSION citext; CREATE TABLE word (word citext PRIMARY KEY, a text, b text);" + SCHEMA;
        execute(migration(schema, "word.b: {from: [a]}"));
        execute("CREATE DOMAIN pg_temp.text AS pg_catalog.text CHECK (false); SET ROLE pg_write_all_data");
        execute("UPDATE word SET a = 'z'");
        execute("RESET ROLE");
        assertThat(query("SELECT string_agg(word || ' ' || col, ', ') FROM trestle.word_cell")).isEqualTo("x b");
        assertThat(query("SELECT count(*) FROM pg_proc WHERE pronamespace = 'trestle'::regnamespace"
                + " AND has_function_privilege('pg_write_all_data', oid, 'EXECUTE')")).isEqualTo("0");
    }

    @Test
    void aRoleThatMayOnlyCreateInTheSchemaAppliesIt() throws Exception {
        execute("CREATE SCHEMA trestle; GRANT ALL ON SCHEMA trestle TO pg_read_all_stats; ALTER TABLE film OWNER TO pg_read_all_stats");
        String migration = migration(SCHEMA, COLUMNS);
        execute("SET ROLE pg_read_all_stats");
        execute(migration);
        execute("UPDATE film SET a = 'x' WHERE number = 2");
        execute("RESET ROLE");
        assertThat(cells()).isEqualTo("2 1 c 1");
    }

    @Test
    void givesOpenCellsToTheDeclaredVersionAndDropsThoseOfOtherColumns() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        execute("UPDATE film SET title = 'Z', a = 'z' WHERE number = 1");
        assertThat(cells()).isEqualTo("1 1 a 1, 1 1 c 1");
        String generation = query("SELECT generation FROM trestle.film_cell WHERE col = 'a'");
        execute(migration(SCHEMA, "film.a: {from: [title], version: 2}"));
        assertThat(cells()).isEqualTo("1 1 a 2");
        assertThat(query("SELECT generation > " + generation + " FROM trestle.film_cell")).isEqualTo("t");
    }

    @Test
    void clearsValuesFromTheChangeOfAnInputOn() throws Exception {
        String values = "SELECT string_agg(concat_ws(' ', number, a, b, c), ', ' ORDER BY number) FROM film";
        execute(migration(SCHEMA, "film.a: {from: [title, payload], stale: clear}\nfilm.b: {from: [a], stale: clear}\nfilm.c: {from: [title]}"));
        execute("UPDATE film SET a = 'a', c = 'c'; UPDATE film SET b = 'b'; UPDATE film SET score = 7");
        assertThat(query(values)).isEqualTo("1 a b c, 2 a b c");
        assertThat(query("UPDATE film SET title = 'Z' WHERE number = 1 RETURNING concat_ws(' ', number, a, b, c)"))
                .as("in the same statement, and what is computed from it").isEqualTo("1 c");
        execute("UPDATE film SET a = 'new' WHERE number = 2");
        assertThat(query(values)).isEqualTo("1 c, 2 new c");
        execute(migration(SCHEMA, "film.a: {from: [title]}\nfilm.b: {from: [a]}"));
        execute("UPDATE film SET title = 'Y' WHERE number = 2");
        assertThat(query(values)).isEqualTo("1 c, 2 new c");
    }

    @Test
    void removesTheTriggersOfTablesThatHaveNoComputedColumnsAnyMore() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        execute(migration(SCHEMA, ""));
        assertThat(query("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'trestle%'")).isEqualTo("0");
        assertThat(entered("UPDATE film SET title = 'Z'")).isEqualTo("none");
    }

    /** Two services may share a database. */
    @Test
    void leavesTheTriggersOfAnotherPackageAlone() throws Exception {
        execute("CREATE TABLE note (id integer PRIMARY KEY, title text, summary text)");
        String schema = SCHEMA + "CREATE TABLE note (id integer PRIMARY KEY, title text, summary text);";
        execute(migration(SCHEMA, COLUMNS));
        execute(migration("com.example.notes", schema, "note.summary: {from: [title]}"));
        assertThat(query("SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'trestle%'")).isEqualTo("4");
        execute(migration("com.example.notes", schema, ""));
        assertThat(query("SELECT string_agg(tgrelid::regclass::text, ' ') FROM pg_trigger WHERE tgname LIKE 'trestle%'")).isEqualTo("film film");
        assertThat(entered("UPDATE film SET title = 'Z' WHERE number = 1")).isEqualTo("1 1 a 1");
    }

    @Test
    void refusesATableOfAnotherPackage() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        String other = migration("com.example.other", SCHEMA, COLUMNS);
        assertThatThrownBy(() -> execute(other))
                .hasMessageContaining("TABLE trestle.film_cell is of another package: Computed columns of the package com.example")
                .hasMessageContaining("COMMENT ON TABLE trestle.film_cell IS 'Computed columns of the package com.example.other';");
        execute("DROP TABLE trestle.film_cell CASCADE");
        assertThatThrownBy(() -> execute(other)).hasMessageContaining(" ON public.film is of another package: ");
    }

    @Test
    void tellsWhatHasChangedUnderTheSameVersion() throws Exception {
        GenerationResult.Migration now = GeneratedMigration.of(folder, "com.example", SCHEMA,
                "film.a: {from: [title]}\nfilm.b: {from: [title]}\nfilm.c: {from: [a]}");
        assertThat(now.changedSince(migration(SCHEMA, COLUMNS))).containsExactly("film.a, version 1", "film.b, version 1");
        assertThat(now.changedSince(migration(SCHEMA, "film.a: {from: [c], version: 2}"))).isEmpty();
        assertThat(now.changedSince(migration(SCHEMA.replace("c text,", "c varchar(9),"), "film.c: {from: [a]}")))
                .containsExactly("film.c, version 1");
    }

    @Test
    void followsAKeyOfAnotherType() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        execute("UPDATE film SET title = 'Z' WHERE number = 1");
        execute("ALTER TABLE film ALTER number TYPE bigint");
        execute(migration(SCHEMA.replace("number integer", "number bigint"), COLUMNS));
        assertThat(cells()).isEqualTo("1 1 a 1");
        execute("INSERT INTO film (number, version) VALUES (5000000000, 1)");
        assertThat(query("SELECT count(*) FROM trestle.film_b_state WHERE number_key > 4000000000")).isEqualTo("1");
        execute("DELETE FROM film WHERE number > 4000000000; DELETE FROM trestle.film_cell WHERE number_key > 4000000000");
        execute("ALTER TABLE film ALTER number TYPE numeric(4, 1)");
        execute(migration(SCHEMA.replace("number integer", "number numeric(4, 1)"), COLUMNS));
        execute("ALTER TABLE film ALTER number TYPE integer");
        execute(migration(SCHEMA, COLUMNS));
        assertThat(cells()).as("1.0 becomes 1").isEqualTo("1 1 a 1");
        execute("ALTER TABLE film ALTER number TYPE text");
        execute(migration(SCHEMA.replace("number integer", "number text"), COLUMNS));
        execute("ALTER TABLE film ALTER number TYPE integer USING number::integer");
        execute(migration(SCHEMA, COLUMNS));
        assertThat(cells()).as("from text, by a cast that is not made by itself").isEqualTo("1 1 a 1");
    }

    @Test
    void followsAKeyInAnotherOrder() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        execute("UPDATE film SET title = 'Z' WHERE number = 1");
        execute("ALTER TABLE film DROP CONSTRAINT film_pkey, ADD PRIMARY KEY (version, number)");
        execute(migration(SCHEMA.replace("PRIMARY KEY (number, version)", "PRIMARY KEY (version, number)"), COLUMNS));
        assertThat(query("SELECT string_agg(s::text, ', ') FROM trestle.film_a_state AS s")).startsWith("(1,1,pending,");
        execute("INSERT INTO film (number, version) VALUES (7, 2)");
        assertThat(query("SELECT s::text FROM trestle.film_a_state AS s WHERE number_key = 7")).startsWith("(2,7,pending,");
    }

    @Test
    void refusesAKeyOfOtherColumns() throws Exception {
        execute(migration(SCHEMA, COLUMNS));
        execute("ALTER TABLE film DROP CONSTRAINT film_pkey, ADD PRIMARY KEY (number)");
        String migration = migration(SCHEMA.replace("PRIMARY KEY (number, version)", "PRIMARY KEY (number)"), COLUMNS);
        assertThatThrownBy(() -> execute(migration)).hasMessageContaining(
                "the primary key of the rows has other columns than trestle.film_cell has");
        execute("DROP TABLE trestle.film_cell CASCADE");
        execute(migration);
        execute("UPDATE film SET title = 'Z' WHERE number = 1");
        assertThat(query("SELECT string_agg(number_key || ' ' || state, ', ') FROM trestle.film_a_state")).isEqualTo("1 pending");
    }
}

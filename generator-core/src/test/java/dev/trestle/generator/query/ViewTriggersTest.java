package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.UniqueIndex;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Views that PostgreSQL could write through by itself, with INSTEAD OF triggers for some commands, alone and together,
 * and views over such views: what a trigger does not take goes to the table, and what it takes may come back as
 * anything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewTriggersTest {

    private static final List<Set<Write>> CHOICES =
            IntStream.range(0, 8).mapToObj(ViewTriggersTest::choice).toList();

    private static final String TABLE = """
            CREATE TABLE item (id integer PRIMARY KEY, n integer NOT NULL, d integer NOT NULL DEFAULT 5, m integer);
            INSERT INTO item VALUES (1, 1, 1, 1);
            CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                NEW.n := NULL;
                RETURN NEW;
            END $$;
            """;

    private final Connection connection = TestDatabase.create(TABLE + CHOICES.stream()
            .map(ViewTriggersTest::view).collect(Collectors.joining()));
    private final Catalog catalog = new CatalogReader().read(connection, new Diagnostics()).orElseThrow();
    private final Semantics semantics = SemanticsReader.read(connection);

    ViewTriggersTest() throws SQLException {}

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    private static Set<Write> choice(int bits) {
        Set<Write> choice = EnumSet.allOf(Write.class);
        choice.removeIf(write -> (bits >> write.ordinal() & 1) == 0);
        return choice;
    }

    private static String view(Set<Write> triggers) {
        String name = name(triggers);
        String trigger = triggers.isEmpty() ? "" : "CREATE TRIGGER t INSTEAD OF " + triggers.stream().map(Write::name)
                .collect(Collectors.joining(" OR ")) + " ON " + name + " FOR EACH ROW EXECUTE FUNCTION forget();\n";
        return "CREATE VIEW " + name + " AS SELECT id, n, d, m FROM item;\n" + trigger
                + "CREATE VIEW over_" + name + " AS SELECT n, id AS key, d FROM " + name + ";\n";
    }

    private static String name(Set<Write> triggers) {
        return "v" + triggers.stream()
                .map(write -> "_" + write.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private Table table(String name) {
        return catalog.tables().stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void theCatalogKnowsWhatEachTriggerTakes() {
        for (Set<Write> triggers : CHOICES) {
            for (Write write : Write.values()) {
                Reach reach = triggers.contains(write) ? Reach.CODE : Reach.DIRECT;
                String name = name(triggers);
                assertThat(table(name).reach().get(write)).as("%s of %s", write, name).isEqualTo(reach);
                assertThat(table("over_" + name).reach().get(write)).isEqualTo(Reach.DIRECT);
            }
        }
    }

    @Test
    void requiredDefaultKeyAndNullsAreThoseOfTheTableOrOfNothing() {
        WriteTargets targets = new WriteTargets(catalog, semantics);
        for (Set<Write> triggers : CHOICES) {
            for (Write write : Write.values()) {
                boolean taken = triggers.contains(write);
                for (String name : List.of(name(triggers), "over_" + name(triggers))) {
                    WriteTarget target = targets.of(table(name), write);
                    Column n = target.table().column("n").orElseThrow();
                    Column d = target.table().column("d").orElseThrow();
                    String as = write + " through " + name;
                    assertThat(n.required()).as(as).isEqualTo(!taken || write == Write.DELETE);
                    assertThat(n.refusesNull()).as(as).isEqualTo(!taken || write == Write.DELETE);
                    assertThat(d.hasDefault()).as(as).isEqualTo(!taken);
                    assertThat(target.neverNull(n)).as(as).isEqualTo(!taken);
                    assertThat(target.table().reach()).as(as).allSatisfy((each, reach) ->
                            assertThat(reach).isEqualTo(triggers.contains(each) ? Reach.CODE : Reach.DIRECT));
                    assertThat(target.table().primaryKey()).as(as).hasSize(1);
                    assertThat(target.table().uniqueIndexes()).as(as).extracting(UniqueIndex::name)
                            .containsExactlyElementsOf(taken ? List.of() : List.of("item_pkey"));
                }
            }
        }
    }

    @Test
    void returningIsNotNullWhereNoTriggerIsAsked() throws SQLException {
        QueryAnalyzer analyzer = new QueryAnalyzer(connection, catalog, semantics);
        for (Set<Write> triggers : CHOICES) {
            for (Write write : Write.values()) {
                for (String name : List.of(name(triggers), "over_" + name(triggers))) {
                    String sql = statement(write, name);
                    Diagnostics diagnostics = new Diagnostics();
                    QueryColumn n = analyzer.analyse(new QueryFile("q.sql", "q", sql), diagnostics)
                            .orElseThrow(() -> new AssertionError(diagnostics.all())).columns().get(0);
                    assertThat(n.notNull()).as("%s: %s", sql, n.reason()).isEqualTo(!triggers.contains(write));
                    assertThat(isNull(sql)).as(sql).isEqualTo(triggers.contains(write) && write != Write.DELETE);
                }
            }
        }
    }

    private static String statement(Write write, String view) {
        String key = view.startsWith("over") ? "key" : "id";
        return switch (write) {
            case INSERT -> "INSERT INTO " + view + " (" + key + ", n) VALUES (2, 2) RETURNING n";
            case UPDATE -> "UPDATE " + view + " SET d = 7 RETURNING n";
            case DELETE -> "DELETE FROM " + view + " RETURNING n";
        };
    }

    /** What the statement returns in fact; it is undone. */
    private boolean isNull(String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).as(sql).isTrue();
            return row.getObject(1) == null;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}

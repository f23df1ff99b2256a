package dev.trestle.generator.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SnapshotTest {

    private static final TargetCatalog CATALOG = new TargetCatalog(
            TargetDialect.MYSQL,
            "MariaDB 11.4",
            CatalogOrigin.LIVE,
            List.of(
                    new TargetTable(Optional.of("reporting"), "true", List.of(
                            new TargetColumn("a \"b\"\\\n§", Types.OTHER, "UUID", 0, 0, true, false, false),
                            new TargetColumn("null", -104, "", Integer.MAX_VALUE, 0, false, true, false,
                                    List.of("good", "it's, bad"))),
                            List.of("null", "a \"b\"\\\n§"), List.of()),
                    new TargetTable(Optional.empty(), "loan_log", List.of(
                            new TargetColumn("loan_id", Types.BIGINT, "BIGINT UNSIGNED", 20, 0, true, true, false),
                            new TargetColumn("fee", Types.DECIMAL, "DECIMAL", 5, -2, false, false, true)),
                            List.of(), List.of("fee", "loan_id"))),
            new KnownTables(Optional.of("own"), List.of()));

    private static final String TEXT = """
            # The tables of the target 'warehouse' that routes export into, as trestle:snapshot found them.
            # Do not edit: when the target has changed, run trestle:snapshot again, and review what differs.
            dialect: mysql
            product: "MariaDB 11.4"
            tables:
              - table: loan_log
                primary_key: []
                unique: [fee, loan_id]
                columns:
                  - {name: loan_id, type: BIGINT UNSIGNED, jdbc: BIGINT, size: 20, not_null: true, default: true}
                  - {name: fee, type: DECIMAL, jdbc: DECIMAL, size: 5, digits: -2, generated: true}
              - table: "true"
                db_schema: reporting
                primary_key: ["null", "a \\"b\\"\\\\\\u000a\\u00a7"]
                columns:
                  - {name: "a \\"b\\"\\\\\\u000a\\u00a7", type: UUID, jdbc: OTHER, size: 0, not_null: true}
                  - {name: "null", type: "", jdbc: -104, default: true, labels: [good, "it's, bad"]}
            """;

    @TempDir
    Path folder;

    @Test
    void isReviewable() {
        assertThat(SnapshotWriter.write("warehouse", CATALOG)).isEqualTo(TEXT);
    }

    @Test
    void saysTheSameWhenItIsRead() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        TargetCatalog read = read(TEXT, diagnostics).orElseThrow();
        assertThat(diagnostics.all()).isEmpty();
        assertThat(read.dialect()).isEqualTo(CATALOG.dialect());
        assertThat(read.product()).isEqualTo(CATALOG.product());
        assertThat(read.tables()).containsExactlyInAnyOrderElementsOf(CATALOG.tables());
        assertThat(SnapshotWriter.write("warehouse", read)).isEqualTo(TEXT);
    }

    static Stream<Arguments> damage() {
        String head = "dialect: sqlite\nproduct: s\ntables:\n  - table: t\n    primary_key: []\n    columns:\n      - ";
        String column = "{name: a, type: b, jdbc: INTEGER}";
        return Stream.of(
                Arguments.of("", "1:1 [target-catalog] The snapshot is empty; trestle:snapshot writes it."),
                Arguments.of("[]", "1:1 [target-catalog] A snapshot has to be a mapping of dialect, product, tables, but this is"
                        + " something else." + AGAIN),
                Arguments.of("dialect: sqlite", "1:1 [target-catalog] A snapshot lacks the key 'tables'." + AGAIN),
                Arguments.of("dialect: oracle\nproduct: x\ntables: []", "1:10 [target-catalog] 'dialect' has to be one of"
                        + " postgresql, sqlite, mysql, other, but this is something else." + AGAIN),
                Arguments.of("dialect: sqlite\ndialect: sqlite", "2:1 [target-catalog] 'dialect' occurs twice." + AGAIN),
                Arguments.of("dialekt: sqlite",
                        "1:1 [target-catalog] Unknown key 'dialekt' (did you mean 'dialect'?)." + AGAIN),
                Arguments.of("tables: {}", "1:9 [target-catalog] 'tables' has to be a list, but this is something else." + AGAIN),
                Arguments.of(head + "{name: a, type: b, jdbc: INTEGER, size: many}",
                        "7:49 [target-catalog] 'size' has to be a whole number, but this is something else." + AGAIN),
                Arguments.of(head + "{name: a, type: b, jdbc: INTEGER, size: 99999999999}",
                        "7:49 [target-catalog] 'size' has to be a whole number, but this is something else." + AGAIN),
                Arguments.of(head + "{name: a, type: b, jdbc: INTEGER, default: 1}",
                        "7:52 [target-catalog] 'default' has to be true or false, but this is something else." + AGAIN),
                Arguments.of(head + "{name: a, type: 1, jdbc: INTEGER}",
                        "7:25 [target-catalog] 'type' has to be a string, but this is something else." + AGAIN),
                Arguments.of(head + "{name: a, type: b, jdbc: OTHER, labels: good}",
                        "7:49 [target-catalog] 'labels' has to be a list, but this is something else." + AGAIN),
                Arguments.of(head + "{name: a, type: b, jdbc: OTHER, labels: [good, good]}",
                        "7:56 [target-catalog] 'good' is listed twice in 'labels'." + AGAIN),
                Arguments.of(head.strip().replaceAll("\n *-$", ""),
                        "6:13 [target-catalog] 'columns' has to be a list, but this is something else." + AGAIN),
                Arguments.of(head.strip().replaceAll("\n *-$", " []"), "6:14 [target-catalog] 'columns' has to be a list of one"
                        + " column or more, but this is something else." + AGAIN),
                Arguments.of(head.replaceAll("columns:\\s*-", "").stripTrailing(),
                        "4:5 [target-catalog] An entry of 'tables' lacks the key 'columns'." + AGAIN),
                Arguments.of(head + column + "\n      - " + column,
                        "8:16 [target-catalog] 'a' is listed twice in 'columns'." + AGAIN),
                Arguments.of(head + column + "\n  - {table: t, primary_key: [], columns: [" + column + "]}",
                        "8:13 [target-catalog] 't' is listed twice in 'tables'." + AGAIN),
                Arguments.of(head.replace("[]", "[a, a]") + column,
                        "5:22 [target-catalog] 'a' is listed twice in 'primary_key'." + AGAIN),
                Arguments.of(head.replace("[]", "[a]\n    unique: [b]") + column, "6:14 [target-catalog] An entry of 'unique'"
                        + " has to be one of the columns, but this is something else." + AGAIN),
                Arguments.of(head.replace("[]", "[b]") + column, "5:19 [target-catalog] An entry of 'primary_key' has to be one"
                        + " of the columns, but this is something else." + AGAIN),
                Arguments.of("dialect: sqlite\n\tproduct: x", "2:1 [target-catalog]"
                        + " The indentation contains a tab; YAML allows only spaces."),
                Arguments.of("tables: " + "[".repeat(100_000), "1:"));
    }

    private static final String AGAIN = " Run trestle:snapshot again, which writes the file.";

    @ParameterizedTest
    @MethodSource("damage")
    void isReportedWhereItIsDamaged(String text, String line) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(read(text, diagnostics)).isEmpty();
        assertThat(diagnostics.all()).singleElement().extracting(Diagnostic::toString).asString()
                .startsWith("targets/warehouse.yaml:" + line);
    }

    private Optional<TargetCatalog> read(String text, Diagnostics diagnostics) throws IOException {
        Path file = Files.writeString(folder.resolve("warehouse.yaml"), text);
        return SnapshotReader.read(file, "targets/warehouse.yaml", diagnostics);
    }
}

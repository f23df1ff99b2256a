package dev.trestle.generator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.CatalogReader;
import dev.trestle.generator.catalog.SemanticsReader;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Compares Trestle, and the driver, with the verdicts of a careful reader on a set of queries made by hand. */
class VerdictSetTest {

    private final List<String> unsound = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private boolean newest;
    private int queries;
    private int columns;
    private int exact;
    private int driverExact;
    private int driverUnsound;

    @Test
    void trestleSaysWhatACarefulReaderSays() throws SQLException {
        try (Connection connection = TestDatabase.create(VerdictCase.text("verdicts_schema.sql"))) {
            Catalog catalog = new CatalogReader().read(connection, new Diagnostics()).orElseThrow();
            QueryAnalyzer analyzer = new QueryAnalyzer(connection, catalog, SemanticsReader.read(connection));
            newest = catalog.serverVersion() / 10000 == 18;
            for (VerdictCase each : cases(catalog.serverVersion())) {
                compare(each, analyzer, connection);
            }
        }
        System.out.printf("%d queries, %d columns; exactly right: Trestle %s, driver %s; called not null all the same:"
                + " Trestle %d, driver %d%n", queries, columns, percent(exact), percent(driverExact), unsound.size(),
                driverUnsound);
        if (newest) {
            FiguresInDocs.hold(figures());
        }
        assertThat(unsound).as("called not null, but nullable").isEmpty();
        assertThat(unexpected).as("other than the file says").isEmpty();
        assertThat(queries).isGreaterThanOrEqualTo(120);
        assertThat(exact * 100).as("at least 95 %").isGreaterThanOrEqualTo(columns * 95);
    }

    private static List<VerdictCase> cases(int serverVersion) {
        List<VerdictCase> cases = new ArrayList<>(VerdictCase.read("verdicts.sql"));
        for (int version : List.of(17, 18)) {
            if (serverVersion / 10000 >= version) {
                cases.addAll(VerdictCase.read("verdicts_" + version + ".sql"));
            }
        }
        return cases;
    }

    private void compare(VerdictCase one, QueryAnalyzer analyzer, Connection connection) throws SQLException {
        Diagnostics diagnostics = new Diagnostics();
        QueryFile source = new QueryFile("q.sql", "q", one.sql());
        List<QueryColumn> found = analyzer.analyse(source, diagnostics)
                .orElseThrow(() -> new AssertionError(one.sql() + diagnostics.all()))
                .columns();
        assertThat(found).as(one.sql()).hasSameSizeAs(one.expected());
        List<Boolean> driver = driver(one, connection);
        queries++;
        for (int i = 0; i < found.size(); i++) {
            columns++;
            compare(one.sql(), found.get(i), one.expected().get(i), driver.get(i));
        }
    }

    private void compare(String sql, QueryColumn column, VerdictCase.Expected expected, boolean driver) {
        String line = column.name() + " (" + column.reason() + ") in " + sql;
        exact += column.notNull() == expected.notNull() ? 1 : 0;
        driverExact += driver == expected.notNull() ? 1 : 0;
        driverUnsound += driver && !expected.notNull() ? 1 : 0;
        if (column.notNull() && !expected.notNull()) {
            unsound.add(line);
        } else if ((column.notNull() == expected.notNull()) == expected.missed()) {
            unexpected.add(line);
        }
    }

    /** What JDBC's metadata says, by which a column that may be anything counts as nullable. */
    private static List<Boolean> driver(VerdictCase one, Connection connection) throws SQLException {
        String plain = StatementReader.read(new QueryFile("q.sql", "q", one.sql()), new Diagnostics())
                .orElseThrow()
                .parts()
                .stream()
                .map(part -> part instanceof SqlPart.Text text ? text.sql() : "?")
                .reduce("", String::concat);
        try (PreparedStatement statement = connection.prepareStatement(plain)) {
            ResultSetMetaData metadata = statement.getMetaData();
            List<Boolean> notNull = new ArrayList<>();
            for (int i = 1; i <= metadata.getColumnCount(); i++) {
                notNull.add(metadata.isNullable(i) == ResultSetMetaData.columnNoNulls);
            }
            return notNull;
        }
    }

    private String figures() {
        return "| PostgreSQL 18: " + queries + " queries, " + columns + " columns | Trestle | the driver |\n"
                + "|---|---|---|\n"
                + "| exactly right | " + percent(exact) + " | " + percent(driverExact) + " |\n"
                + "| called not null, but can be null | " + unsound.size() + " | " + driverUnsound + " |\n";
    }

    private String percent(int part) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / columns);
    }
}

package dev.trestle.generator.plan.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.target.TargetDialect;
import dev.trestle.generator.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of a target are written so that it takes them for names. */
class ExportNamesTest {

    @Test
    void whatIsPlainHasNoQuotes() {
        assertThat(new ExportNames(TargetDialect.POSTGRESQL).table(Optional.of("lake"), "loan_log")).isEqualTo("lake.loan_log");
        assertThat(new ExportNames(TargetDialect.SQLITE).of("LoanLog")).isEqualTo("LoanLog");
        assertThat(new ExportNames(TargetDialect.MYSQL).of("LoanLog")).isEqualTo("LoanLog");
    }

    @Test
    void quotesAreThoseOfTheDatabase() {
        assertThat(new ExportNames(TargetDialect.POSTGRESQL).of("LoanLog")).isEqualTo("\"LoanLog\"");
        assertThat(new ExportNames(TargetDialect.SQLITE).of("a \"b\"")).isEqualTo("\"a \"\"b\"\"\"");
        assertThat(new ExportNames(TargetDialect.MYSQL).of("condition")).isEqualTo("`condition`");
        assertThat(new ExportNames(TargetDialect.MYSQL).of("a`b")).isEqualTo("`a``b`");
        assertThat(new ExportNames(TargetDialect.OTHER).table(Optional.of("PUBLIC"), "LOAN")).isEqualTo("\"PUBLIC\".\"LOAN\"");
    }

    @Test
    void postgresqlTakesEveryKeywordOfItsOwn() throws SQLException {
        try (Connection connection = TestDatabase.create("SELECT")) {
            assertThat(refused(connection, keywords(connection), new ExportNames(TargetDialect.POSTGRESQL))).isEmpty();
        }
    }

    @Test
    void sqliteTakesEveryKeywordOfPostgresql() throws SQLException {
        try (Connection postgresql = TestDatabase.create("SELECT");
                Connection sqlite = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            assertThat(refused(sqlite, keywords(postgresql), new ExportNames(TargetDialect.SQLITE))).isEmpty();
        }
    }

    private static List<String> keywords(Connection postgresql) throws SQLException {
        List<String> words = new ArrayList<>();
        try (Statement statement = postgresql.createStatement();
                ResultSet row = statement.executeQuery("SELECT word FROM pg_get_keywords()")) {
            while (row.next()) {
                words.add(row.getString(1));
            }
        }
        assertThat(words).contains("order", "returning").hasSizeGreaterThan(400);
        return words;
    }

    /** The words that cannot be a table and its column. */
    private static List<String> refused(Connection connection, List<String> words, ExportNames names) throws SQLException {
        List<String> refused = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String word : words) {
                String name = names.of(word);
                try {
                    statement.execute("CREATE TABLE " + name + " (a integer PRIMARY KEY, " + name + " integer)");
                    statement.execute("INSERT INTO " + name + " (" + name + ", a) VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET "
                            + name + " = excluded." + name);
                    statement.execute("UPDATE " + name + " SET " + name + " = 3 WHERE " + name + " = 1");
                } catch (SQLException e) {
                    refused.add(word);
                }
            }
        }
        return refused;
    }
}

package dev.trestle.generator.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.MariaDb;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDb.class)
class MariaTargetTest {

    private static final TableName LOG = new TableName(Optional.empty(), "loan_log");
    private static final TableName PAIRS = new TableName(Optional.of("reporting"), "pairs");

    private final MariaDb.Database database;

    MariaTargetTest(MariaDb.Database database) {
        this.database = database;
    }

    @BeforeAll
    static void create(MariaDb.Database database) {
        database.execute("create database reporting");
        database.execute("""
                create table loan_log (
                    loan_id bigint unsigned auto_increment primary key,
                    title varchar(20) not null,
                    cost decimal(10, 2) not null default 0,
                    seen boolean,
                    at datetime not null,
                    exactly datetime(6),
                    id uuid default null,
                    doc json,
                    mood enum('good', 'it''s, bad', 'a\\\\b', 'é') not null,
                    doubled decimal(12, 2) generated always as (cost * 2) virtual,
                    kept int as (1) stored,
                    unique (id), unique (title, cost), index (at))""");
        database.execute("create table reporting.pairs (a int, b int, primary key (b, a))");
        database.execute("create table loanxlog (a int)");
    }

    private TargetCatalog read(List<TableName> names) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url())) {
            return TargetReader.read(connection, names);
        }
    }

    @Test
    void hasColumns() throws SQLException {
        TargetCatalog catalog = read(List.of(LOG));
        assertThat(catalog.dialect()).isEqualTo(TargetDialect.MYSQL);
        assertThat(catalog.product()).matches("MariaDB [0-9]+\\.[0-9]+");
        TargetTable table = catalog.table(LOG).orElseThrow();
        assertThat(table.primaryKey()).containsExactly("loan_id");
        assertThat(table.unique()).containsExactly("id");
        assertThat(table.columns().stream().map(Line::of)).containsExactly(
                "loan_id BIGINT UNSIGNED BIGINT 20 0 not null default",
                "title VARCHAR VARCHAR 20 0 not null",
                "cost DECIMAL DECIMAL 10 2 not null default",
                "seen BOOLEAN BOOLEAN 3 0",
                "at DATETIME TIMESTAMP 19 0 not null",
                "exactly DATETIME TIMESTAMP 26 0",
                "id UUID OTHER 0 0",
                "doc LONGTEXT LONGVARCHAR 2147483647 0",
                "mood ENUM VARCHAR 9 0 not null [good, it's, bad, a\\b, é]",
                "doubled DECIMAL DECIMAL 12 2 generated",
                "kept INT INTEGER 10 0 generated");
    }

    @Test
    void takesASchemaForADatabase() throws SQLException {
        TargetCatalog catalog = read(List.of(PAIRS));
        assertThat(catalog.table(PAIRS).orElseThrow().primaryKey()).containsExactly("b", "a");
    }

    @Test
    void findsNothingElsewhere() throws SQLException {
        List<TableName> names =
                List.of(new TableName(Optional.empty(), "pairs"), new TableName(Optional.of("reporting"), "LOAN_LOG"));
        TargetCatalog catalog = read(names);
        assertThat(catalog.tables()).isEmpty();
        String own = catalog.known().own().orElseThrow();
        assertThat(catalog.known().names()).extracting(TableName::toString)
                .contains(own + ".loan_log", own + ".loanxlog", "reporting.pairs");
    }
}

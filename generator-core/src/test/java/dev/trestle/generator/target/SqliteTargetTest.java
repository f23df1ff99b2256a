package dev.trestle.generator.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SqliteTargetTest {

    private static final TableName LOG = new TableName(Optional.empty(), "loan_log");

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    create table loan_log (
                        loan_id INTEGER PRIMARY KEY,
                        title VARCHAR(20) not null,
                        price NUMERIC(10, 2) not null default 0,
                        anything,
                        loud text generated always as (upper(title)) stored,
                        soft text as (lower(title)) virtual,
                        ratio double precision,
                        unique (title, price),
                        unique (anything));
                    create table counted (n integer primary key, x text) without rowid;
                    create table pairs (a integer, b text, primary key (b, a));
                    create view seen as select * from pairs;
                    """);
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void hasDeclaredTypes() throws SQLException {
        TargetCatalog catalog = TargetReader.read(connection, List.of(LOG));
        assertThat(catalog.dialect()).isEqualTo(TargetDialect.SQLITE);
        assertThat(catalog.product()).matches("SQLite 3\\.[0-9]+");
        assertThat(catalog.known().names()).extracting(TableName::toString)
                .containsExactlyInAnyOrder("main.counted", "main.loan_log", "main.pairs", "main.seen");
        TargetTable table = catalog.table(LOG).orElseThrow();
        assertThat(table.primaryKey()).containsExactly("loan_id");
        assertThat(table.unique()).containsExactly("anything");
        assertThat(table.columns().stream().map(Line::of)).containsExactly(
                "loan_id INTEGER INTEGER 2147483647 0 default",
                "title VARCHAR VARCHAR 20 0 not null",
                "price NUMERIC FLOAT 10 2 not null default",
                "anything  VARCHAR 2147483647 0",
                "loud TEXT VARCHAR 2147483647 0 generated",
                "soft TEXT VARCHAR 2147483647 0 generated",
                "ratio DOUBLE PRECISION FLOAT 2147483647 0");
    }

    @Test
    void fillsNoKeyWithoutRowid() throws SQLException {
        TableName counted = new TableName(Optional.empty(), "counted");
        assertThat(column(counted, "n").hasDefault()).isFalse();
        assertThat(column(counted, "n").notNull()).isTrue();
    }

    @Test
    void hasTheOrderOfThePrimaryKey() throws SQLException {
        TableName pairs = new TableName(Optional.of("main"), "pairs");
        TargetTable table = TargetReader.read(connection, List.of(pairs)).table(pairs).orElseThrow();
        assertThat(table.primaryKey()).containsExactly("b", "a");
        assertThat(table.column("a").orElseThrow().hasDefault()).isFalse();
    }

    @Test
    void takesNamesExactly() throws SQLException {
        List<TableName> names = List.of(new TableName(Optional.empty(), "LOAN_LOG"),
                new TableName(Optional.empty(), "loan%"), new TableName(Optional.of("temp"), "pairs"));
        assertThat(TargetReader.read(connection, names).tables()).isEmpty();
    }

    private TargetColumn column(TableName table, String name) throws SQLException {
        return TargetReader.read(connection, List.of(table)).table(table).orElseThrow().column(name).orElseThrow();
    }
}

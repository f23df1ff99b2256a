package dev.trestle.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.MariaDb;
import dev.trestle.testing.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Columns that take less than they did when the code was made. */
@ExtendWith({Postgres.class, MariaDb.class})
class TableCheckTest {

    private static List<String> differences(Other target, String... lines) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(target.url())) {
            for (String line : lines) {
                found.addAll(TableCheck.differences(connection, target.dialect(),
                        List.of(new ExpectedExportTable(null, "sized", List.of(line)))));
            }
        }
        return found;
    }

    @Test
    void postgres(Postgres.Database database) throws SQLException {
        Other target = Other.of(database.another());
        target.execute("CREATE DOMAIN price AS numeric(8,3)");
        target.execute("""
                CREATE TABLE sized (name varchar(20), note text, code char(3), fee numeric(6,2), whole numeric(6), tens numeric(3,-1),
                    free numeric, price price, moment timestamptz(3), stamp timestamp, "two words" time(0), names varchar(5)[],
                    fees numeric[], cut numeric(10,2)[], spell interval(0))""");
        assertThat(differences(target, "name varchar(20)", "code bpchar(3)", "fee numeric(6,2)", "whole numeric(6,0)",
                "tens numeric(3,-1)", "free numeric", "price numeric(8,3)", "moment timestamptz(3)", "stamp timestamp",
                "two words time(0)", "names _varchar", "fees _numeric")).isEmpty();
        assertThat(differences(target, "name varchar(19)", "fee numeric(4,1)", "free numeric(20,10)", "note varchar(20)", "price numeric(7,2)",
                "stamp timestamp(3)")).isEmpty();
        assertThat(differences(target, "name varchar(21)", "name varchar", "fee numeric(6,3)", "fee numeric(6,1)",
                "price numeric", "moment timestamptz", "two words time(3)", "free text",
                "cut _numeric", "spell interval")).containsExactly(
                "column name of sized is varchar(20), and was varchar(21)",
                "column name of sized is varchar(20), and was varchar",
                "column fee of sized is numeric(6,2), and was numeric(6,3)",
                "column fee of sized is numeric(6,2), and was numeric(6,1)",
                "column price of sized is numeric(8,3), and was numeric",
                "column moment of sized is timestamptz(3), and was timestamptz",
                "column two words of sized is time(0), and was time(3)",
                "column free of sized is numeric, and was text",
                "column cut of sized is _numeric(1), and was _numeric",
                "column spell of sized is interval(1), and was interval");
    }

    @Test
    void mariaDb(MariaDb.Database database) throws SQLException {
        Other target = new Other(Dialect.MYSQL, database.url());
        target.execute("DROP TABLE IF EXISTS sized");
        target.execute("CREATE TABLE sized (name varchar(20), fee decimal(6,2), moment datetime(3), stamp datetime,"
                + " clock time(6), bytes varbinary(16))");
        assertThat(differences(target, "name VARCHAR(20)", "fee DECIMAL(6,2)", "moment DATETIME(3)", "stamp DATETIME(0)",
                "clock TIME(6)", "bytes VARBINARY(16)", "fee DECIMAL(5,1)", "moment DATETIME(0)")).isEmpty();
        assertThat(differences(target, "name VARCHAR(21)", "fee DECIMAL(6,3)", "moment DATETIME(6)", "stamp DATETIME(6)",
                "bytes VARBINARY(20)")).containsExactly(
                "column name of sized is VARCHAR(20), and was VARCHAR(21)",
                "column fee of sized is DECIMAL(6,2), and was DECIMAL(6,3)",
                "column moment of sized is DATETIME(3), and was DATETIME(6)",
                "column stamp of sized is DATETIME(0), and was DATETIME(6)",
                "column bytes of sized is VARBINARY(16), and was VARBINARY(20)");
    }

    @Test
    void sqlite(@TempDir Path directory) throws SQLException {
        Other target = Other.sqlite(directory);
        target.execute("CREATE TABLE other (name TEXT)");
        assertThat(differences(target, "name TEXT")).containsExactly("there is no table sized");
        target.execute("CREATE TABLE sized (name VARCHAR(20), fee DECIMAL(6,2), untyped)");
        // A length there bounds nothing.
        assertThat(differences(target, "name VARCHAR", "fee DECIMAL", "untyped")).isEmpty();
        assertThat(differences(target, "fee TEXT", "gone TEXT")).containsExactly(
                "column fee of sized is DECIMAL, and was TEXT", "table sized has no column gone TEXT");
    }
}

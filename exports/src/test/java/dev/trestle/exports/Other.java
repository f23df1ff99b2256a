package dev.trestle.exports;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database that is exported to, for a look behind the scenes. */
record Other(Dialect dialect, String url) {

    static Other of(Postgres.Database database) {
        return new Other(Dialect.POSTGRESQL, database.url());
    }

    static Other sqlite(Path directory) {
        return new Other(Dialect.SQLITE, "jdbc:sqlite:" + directory.resolve("target.db"));
    }

    /** The tables that the tests' routes export to; a film of that name is refused, and a null fee is taken. */
    Other withTables() {
        String text = dialect == Dialect.MYSQL ? "varchar(200)" : "text";
        String uuid = dialect == Dialect.SQLITE ? "text" : "uuid";
        execute("CREATE TABLE loan_log (loan_id bigint NOT NULL PRIMARY KEY, film " + text
                + " NOT NULL CHECK (film <> 'refused'), fee numeric(10,2))");
        execute("CREATE TABLE loan_copy (trestle_entry_id " + uuid + " UNIQUE, loan_id bigint NOT NULL, film " + text
                + " NOT NULL CHECK (film <> 'refused'), fee numeric(10,2))");
        return this;
    }

    /** Has a trigger drop every new row of the table without a word. */
    void dropping(String table) {
        if (dialect == Dialect.SQLITE) {
            execute("CREATE TRIGGER dropping BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(IGNORE); END");
            return;
        }
        execute("CREATE OR REPLACE FUNCTION drop_row() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'");
        execute("CREATE TRIGGER dropping BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION drop_row()");
    }

    void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text. */
    String query(String sql) {
        return String.valueOf(list(sql).getFirst());
    }

    /** The first column of each row, as text. */
    List<String> list(String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(String.valueOf(row.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitRows(int rows) {
        Waiting.until(() -> query("SELECT count(*) FROM loan_log").equals(Integer.toString(rows)));
    }

    String film(long id) {
        List<String> films = list("SELECT film FROM loan_log WHERE loan_id = " + id);
        return films.isEmpty() ? "none" : films.getFirst();
    }
}

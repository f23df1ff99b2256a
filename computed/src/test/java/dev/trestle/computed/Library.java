package dev.trestle.computed;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The database of a test, by one connection: the migrations, and looks at cells. */
record Library(Postgres.Database database, Connection connection) implements AutoCloseable {

    static final String MIGRATION = resource("/R__trestle_computed.sql");

    /** With other functions, although it has the hashes of the generated ones. */
    static String migration(String text, String otherText) {
        return MIGRATION.replace(text, otherText).replace("IF 2 > (", "IF 3 > (");
    }

    static String resource(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies the migration of the cells and the triggers. */
    static Library of(Postgres.Database database) {
        Library library = open(database);
        library.execute(MIGRATION);
        return library;
    }

    /** Another connection. */
    static Library open(Postgres.Database database) {
        try {
            return new Library(database, DriverManager.getConnection(database.url()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With a database of its own. */
    static Library another(Postgres.Database database) {
        Postgres.Database other = database.another();
        other.execute(resource("/schema.sql"));
        return of(other);
    }

    /** The tables of the service, before it has started. */
    void tables() {
        execute(resource("computed-1.sql"));
        execute(resource("computed-2.sql"));
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row, as text. */
    String query(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The cells as {@code 1 summary, 2 card}, in order. */
    String cells() {
        return query("SELECT coalesce(string_agg(film_id || ' ' || col, ', ' ORDER BY film_id, col), 'none') FROM trestle.film_cell");
    }

    /** Waits until nothing is to be computed any more, and nothing has failed. */
    void awaitDone() {
        Waiting.until(() -> query("SELECT count(*) FROM trestle.film_cell").equals("0"));
    }

    void await(String value, String sql) {
        Waiting.until(() -> query(sql).equals(value));
    }
}

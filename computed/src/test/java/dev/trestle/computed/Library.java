package dev.trestle.computed;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The database of the tests: the migrations, and looks at cells. */
record Library(Postgres.Database database) {

    static final String MIGRATION = resource("/R__trestle_computed.sql");

    private static String resource(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies the migration of the cells and the triggers. */
    static Library of(Postgres.Database database) {
        database.execute(MIGRATION);
        return new Library(database);
    }

    /** With a database of its own. */
    static Library another(Postgres.Database database) {
        Postgres.Database other = database.another();
        other.execute(resource("/schema.sql"));
        return of(other);
    }

    void execute(String sql) {
        database.execute(sql);
    }

    String query(String sql) {
        return database.query(sql);
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

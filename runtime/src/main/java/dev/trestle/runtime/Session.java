package dev.trestle.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Lends connections: one of the pool for each piece of work, or the one that a transaction has. */
final class Session {

    private final DataSource pool;
    private final SchemaCheck schema;
    private final Media media;

    /** Of a result; 0 for any number. */
    private final int maxRows;

    /** Null outside a transaction. */
    private final @Nullable Bound bound;

    Session(DataSource pool, SchemaCheck schema, Media media, int maxRows) {
        this(pool, schema, media, maxRows, null);
    }

    private Session(DataSource pool, SchemaCheck schema, Media media, int maxRows, @Nullable Bound bound) {
        this.pool = pool;
        this.schema = schema;
        this.media = media;
        this.maxRows = maxRows;
        this.bound = bound;
    }

    /** The connection and the files of a transaction. */
    private record Bound(Connection connection, Publication files) {}

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection, Publication files) throws SQLException;
    }

    @FunctionalInterface
    private interface Access<T> {
        T get() throws SQLException;
    }

    /** The session of a transaction on this connection, which binds these files. */
    Session within(Connection connection, Publication files) {
        return new Session(pool, schema, media, maxRows, new Bound(connection, files));
    }

    int maxRows() {
        return maxRows;
    }

    /** The statement's first word, and an UPDATE's table, say which end of a foreign key is broken. */
    <T> T connected(String sql, Work<T> work) {
        if (bound != null) {
            return translated(sql, bound.files, () -> work.on(bound.connection, bound.files));
        }
        try (Publication files = new Publication(media)) {
            T result = translated(sql, files, () -> {
                try (Connection connection = pool.getConnection()) {
                    return work.on(connection, files);
                }
            });
            files.keep();
            return result;
        }
    }

    private <T> T translated(String sql, Publication files, Access<T> access) {
        try {
            return access.get();
        } catch (SQLException e) {
            if (SqlProblems.isUncertain(e)) {
                // The row may be there, or come yet.
                files.keep();
            }
            SqlProblems.note(e);
            if (SqlProblems.isMismatch(e) || SqlProblems.isUncertain(e)) {
                schema.suspect();
            }
            throw SqlProblems.of(e, sql);
        } catch (SchemaMismatch e) {
            schema.suspect();
            throw SqlProblems.mismatch(e);
        } catch (UnreadableValue e) {
            throw SqlProblems.unreadable(e);
        }
    }
}

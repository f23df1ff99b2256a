package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.log.LogText;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The targets of a running service, by their names. */
final class Targets {

    private static final System.Logger LOG = System.getLogger(Targets.class.getName());

    private volatile Map<String, Target> targets = Map.of();

    /** Opens them; the service takes no requests yet. */
    void open(Collection<Target> opened) {
        Map<String, Target> named = new LinkedHashMap<>();
        opened.forEach(target -> named.put(target.name(), target));
        targets = named;
    }

    /** Unmodifiable. */
    Map<String, Target> all() {
        return Map.copyOf(targets);
    }

    void close() {
        targets.values().forEach(Target::close);
    }

    /**
     * Has requests write into a target in their own transaction.
     *
     * @throws HttpProblem 503 if its tables are not those that the code was made for
     */
    void requireFit(String name) {
        Target target = opened(name);
        if (!target.fits()) {
            throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503, target.state().kind() == TargetState.Kind.MISMATCH
                    ? "The table of the target has changed" : "The database cannot be reached");
        }
    }

    /** Writes rows at once, all of them or none. */
    <R> void deliverNow(Writing<R> writing, List<R> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Target target = opened(writing.target());
        List<Line> lines = rows.stream()
                .map(row -> new Line(UUID.randomUUID(), writing.values(row)))
                .toList();
        try (Connection connection = target.connect()) {
            write(connection, target, writing.sql(), lines);
        } catch (SQLException e) {
            LOG.log(Level.ERROR, () -> "The export of " + writing.route() + " to " + target.name() + " failed: "
                    + LogText.of(Trouble.origin(e).getMessage()));
            throw HttpProblem.status(Status.INTERNAL_SERVER_ERROR_500)
                    .detail("The row is stored, and its export failed; see the log of the server")
                    .cause(e)
                    .build();
        }
    }

    private Target opened(String name) {
        return Objects.requireNonNull(targets.get(name), "The server has not started");
    }

    /** The pool undoes what is not committed. */
    private static void write(Connection connection, Target target, ExportSql sql, List<Line> lines)
            throws SQLException {
        try {
            if (!target.fits(connection)) {
                throw new Refused("The target's tables differ from those at the build: " + target.state().reason());
            }
            connection.setAutoCommit(false);
            target.writer(connection).write(sql, lines);
            connection.commit();
            target.took();
        } catch (SQLException e) {
            if (Trouble.of(e, target.dialect()).kind() == Trouble.Kind.AWAY) {
                target.awayInStatement(e);
            }
            throw e;
        }
    }
}

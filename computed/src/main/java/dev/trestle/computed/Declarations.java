package dev.trestle.computed;

import dev.trestle.computed.limit.ComputedLimit;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of computed columns as services have declared them.
 *
 * @param database has their table
 */
record Declarations(Database database) {

    private static final System.Logger LOG = System.getLogger(Declarations.class.getName());

    private static final String KNOWN = "SELECT definition, version, limit_name FROM trestle.computed_column WHERE name = ?";

    /** With another definition an open backfill that computes values again begins anew: all rows, not the rest of them. */
    private static final String DECLARE = """
            WITH declared AS (
                INSERT INTO trestle.computed_column AS c (name, definition, version, limit_name) VALUES (?, ?, ?, ?)
                    ON CONFLICT (name) DO UPDATE
                    SET definition = excluded.definition, version = excluded.version, limit_name = excluded.limit_name,
                        changed_at = CASE WHEN c.definition <> excluded.definition THEN clock_timestamp() ELSE c.changed_at END
                    WHERE (c.definition, c.version, c.limit_name) IS DISTINCT FROM (excluded.definition, excluded.version, excluded.limit_name)
                RETURNING name, changed_at >= now() AS is_other),
            begun AS (
                UPDATE trestle.backfill AS b
                   SET last_key = NULL, until_key = NULL, estimate = NULL, scanned = 0, fed = 0, fed_all = false, measured = 0,
                       changed_at = clock_timestamp()
                  FROM declared
                 WHERE b.name = declared.name AND declared.is_other AND b.ended_at IS NULL AND b.rows <> 'missing')
            SELECT count(*) FROM declared""";

    private static final String CHANGES = "SELECT name, changed_at FROM trestle.computed_column WHERE changed_at IS NOT NULL";

    private record Known(String definition, int version, @Nullable String limit) {}

    /** Writes nothing if the definition is the same. */
    void declare(ComputedColumn<?, ?, ?> column) {
        String definition = column.declaration().definition() + ", version " + column.options().version();
        int version = column.options().version();
        Optional<Known> known = database.all(KNOWN, binds -> binds.text(column.name()),
                row -> new Known(row.text(1), row.int4(2), row.textOrNull(3))).stream().findFirst();
        ComputedLimit limit = column.options().limit();
        Known now = new Known(definition, version, limit == null ? null : limit.name());
        if (known.filter(now::equals).isPresent()) {
            return;
        }
        database.one(DECLARE, binds -> {
            binds.text(column.name());
            binds.text(definition);
            binds.int4(version);
            binds.text(now.limit);
        }, row -> row.int8(1));
        known.map(Known::definition).filter(earlier -> !earlier.equals(definition)).ifPresent(earlier -> LOG.log(Level.WARNING, () ->
                column.name() + " is now " + definition + ", and was " + earlier
                        + ": stored values stay as they are until they are computed again"));
    }

    /** When the definitions changed, of those that have. */
    Map<String, Instant> changes() {
        Map<String, Instant> changes = new TreeMap<>();
        database.all(CHANGES, binds -> {}, row -> changes.put(row.text(1), row.value(2, PgCodecs.TIMESTAMPTZ)));
        return changes;
    }
}

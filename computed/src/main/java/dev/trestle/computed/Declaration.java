package dev.trestle.computed;

import dev.trestle.runtime.postgres.Expected;
import java.util.List;
import java.util.stream.Stream;

/**
 * A computed column as the routes file declares it.
 *
 * @param column its name; that of the table for a computed table
 * @param definition its type and its inputs with their types; a service says at its start when it has changed
 * @param upstream those of its inputs that are computed columns
 * @param options how its values are computed
 * @param uses the parts of the schema that it relies on; while they differ, nothing is computed
 */
public record Declaration(
        String column, String definition, List<String> upstream, ComputedOptions options, List<? extends Expected> uses) {

    /** Copies the lists. */
    public Declaration {
        upstream = List.copyOf(upstream);
        uses = List.copyOf(uses);
    }

    /** The columns that are stored, as SQL has them. */
    Stream<String> stored() {
        return Stream.concat(Stream.of('"' + column.replace("\"", "\"\"") + '"'), Stream.ofNullable(options.versionColumn()));
    }
}

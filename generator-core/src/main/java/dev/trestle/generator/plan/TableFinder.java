package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.AMBIGUOUS_TABLE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NOT_A_TABLE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_TABLE;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the table that a routes file names, with or without its schema. */
final class TableFinder {

    private final Catalog catalog;
    private final String defaultSchema;
    private final Diagnostics diagnostics;

    TableFinder(Catalog catalog, String defaultSchema, Diagnostics diagnostics) {
        this.catalog = catalog;
        this.defaultSchema = defaultSchema;
        this.diagnostics = diagnostics;
    }

    /** A table that stores rows; anything else is reported. */
    Optional<Table> findWritable(Located<String> name) {
        Optional<Table> found = find(name);
        if (found.isPresent() && !found.get().kind().writable()) {
            diagnostics.report(NOT_A_TABLE, name.location(), "'" + name.value() + "' is a "
                    + found.get().kind().words() + "; rows can be written to tables only.");
            return Optional.empty();
        }
        return found;
    }

    private Optional<Table> find(Located<String> name) {
        Optional<Table> exact = inDefaultSchema(name.value()).or(() -> qualified(name.value()));
        if (exact.isPresent()) {
            return exact;
        }
        List<Table> elsewhere = catalog.tables().stream().filter(t -> t.name().equals(name.value())).toList();
        if (elsewhere.size() > 1) {
            diagnostics.report(AMBIGUOUS_TABLE, name.location(), "The table '" + name.value()
                    + "' is in several schemas; write one of " + String.join(", ", qualifiedNames(elsewhere)) + ".");
        } else if (elsewhere.size() == 1) {
            diagnostics.report(UNKNOWN_TABLE, name.location(), "No table '" + name.value() + "' in the schema '"
                    + defaultSchema + "' (did you mean '" + qualifiedNames(elsewhere).get(0) + "'?).");
        } else {
            diagnostics.report(UNKNOWN_TABLE, name.location(), "No table '" + name.value() + "' in the database"
                    + Suggestion.didYouMean(name.value(), knownNames()) + ".");
        }
        return Optional.empty();
    }

    private Optional<Table> inDefaultSchema(String name) {
        return catalog.table(defaultSchema, name);
    }

    /** Names may themselves contain dots, so every dot is tried as the one behind the schema. */
    private Optional<Table> qualified(String name) {
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            Optional<Table> table = catalog.table(name.substring(0, dot), name.substring(dot + 1));
            if (table.isPresent()) {
                return table;
            }
        }
        return Optional.empty();
    }

    private List<String> knownNames() {
        return catalog.tables().stream()
                .flatMap(t -> t.schema().equals(defaultSchema)
                        ? Stream.of(t.name(), t.schema() + "." + t.name())
                        : Stream.of(t.schema() + "." + t.name()))
                .toList();
    }

    private static List<String> qualifiedNames(List<Table> tables) {
        return tables.stream().map(t -> t.schema() + "." + t.name()).sorted().toList();
    }
}

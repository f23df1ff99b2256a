package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.AMBIGUOUS_TABLE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NOT_WRITABLE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_TABLE;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.query.WriteTargets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the table or view that a routes file names, with or without its schema. */
final class TableFinder {

    private final Catalog catalog;
    private final String defaultSchema;
    private final WriteTargets targets;
    private final Diagnostics diagnostics;

    TableFinder(Catalog catalog, String defaultSchema, WriteTargets targets, Diagnostics diagnostics) {
        this.catalog = catalog;
        this.defaultSchema = defaultSchema;
        this.targets = targets;
        this.diagnostics = diagnostics;
    }

    /** A relation that this command can write to; anything else is reported. */
    Optional<WriteTarget> findWritable(Located<String> name, Write write) {
        Optional<Table> found = find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Reach reach = found.get().reach().get(write);
        if (reach == Reach.DIRECT || reach == Reach.CODE) {
            return Optional.of(targets.of(found.get(), write));
        }
        diagnostics.report(NOT_WRITABLE, name.location(), write + " cannot be used on the "
                + found.get().kind().words() + " '" + name.value() + "': " + why(found.get(), write, reach) + ".");
        return Optional.empty();
    }

    /** Any relation, with the key of its rows; of a view that of its table, if each row is one of that table. */
    Optional<Table> findReadable(Located<String> name) {
        return find(name).map(relation -> targets.of(relation, Write.DELETE).table());
    }

    private String why(Table relation, Write write, Reach reach) {
        if (reach == Reach.CODE_WITHOUT_ROW) {
            return "its INSTEAD rule returns no row to answer with; add RETURNING to the rule, or make it an INSTEAD OF"
                    + " trigger of a view";
        }
        return switch (relation.kind()) {
            case VIEW -> "it " + targets.obstacle(relation, write) + "; give it an INSTEAD OF " + write
                    + " trigger, or write to a table";
            case MATERIALIZED_VIEW -> "only REFRESH writes to it; write to the tables it is made of";
            case FOREIGN_TABLE -> "its foreign-data wrapper does not take it";
            case TABLE, PARTITIONED_TABLE -> "PostgreSQL does not take it";
        };
    }

    /** Any relation of the catalog; a name that none has is reported, and that which is meant takes its place. */
    Optional<Table> find(Located<String> name) {
        Optional<Table> exact = exact(name.value());
        if (exact.isPresent()) {
            return exact;
        }
        List<Table> elsewhere = catalog.tables().stream().filter(t -> t.name().equals(name.value())).toList();
        if (elsewhere.size() > 1) {
            diagnostics.report(AMBIGUOUS_TABLE, name.location(), "The table '" + name.value()
                    + "' is in several schemas; write its schema: " + String.join(", ", qualifiedNames(elsewhere)) + ".");
        } else if (elsewhere.size() == 1) {
            diagnostics.report(UNKNOWN_TABLE, name.location(), "No table '" + name.value() + "' in the schema '"
                    + defaultSchema + "' (did you mean '" + qualifiedNames(elsewhere).get(0) + "'?).");
            return Optional.of(elsewhere.get(0));
        } else {
            diagnostics.report(UNKNOWN_TABLE, name.location(), "No table '" + name.value() + "' in the database"
                    + Suggestion.didYouMean(name.value(), knownNames()) + ".");
            return Suggestion.nearest(name.value(), knownNames())
                    .flatMap(meant -> inDefaultSchema(meant).or(() -> qualified(meant)));
        }
        return Optional.empty();
    }

    /** The relation of exactly this name. */
    Optional<Table> exact(String name) {
        return inDefaultSchema(name).or(() -> qualified(name));
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

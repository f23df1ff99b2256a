package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.MEDIA_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.MediaSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.MediaPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the columns that the routes file lists under {@code media}; what cannot be one is reported. */
final class ListedMedia {

    /** Behind the collection: a slash, a SHA-256 in hex, a dot and the longest extension. */
    private static final int KEY_REST = 1 + 64 + 1 + 10;

    /** What the runtime takes. */
    private static final int LONGEST_COLLECTION = 200;

    private final TableFinder tables;
    private final Diagnostics diagnostics;
    private final Map<String, MediaPlan> byCollection = new HashMap<>();

    private ListedMedia(TableFinder tables, Diagnostics diagnostics) {
        this.tables = tables;
        this.diagnostics = diagnostics;
    }

    /** The columns by their collections. */
    static Map<String, MediaPlan> find(List<MediaSpec> specs, TableFinder tables, Diagnostics diagnostics) {
        ListedMedia listed = new ListedMedia(tables, diagnostics);
        specs.forEach(listed::add);
        return listed.byCollection;
    }

    private void add(MediaSpec spec) {
        String name = spec.column().value();
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || dot == name.length() - 1) {
            report(spec, " is not a column of a table; write table.column.");
            return;
        }
        String column = name.substring(dot + 1);
        tables.find(new Located<>(name.substring(0, dot), spec.column().location())).ifPresent(table -> {
            if (table.column(column).isPresent()) {
                add(spec, table, table.column(column).get());
            } else {
                List<String> known = table.columns().stream().map(Column::name).toList();
                diagnostics.report(UNKNOWN_COLUMN, spec.column().location(), "The table '" + table.name()
                        + "' has no column '" + column + "'" + Suggestion.didYouMean(column, known) + ".");
            }
        });
    }

    private void add(MediaSpec spec, Table table, Column column) {
        MediaPlan plan = MediaColumns.plan(table, column, spec.kind());
        int needed = plan.collection().length() + KEY_REST;
        if (!table.kind().stores()) {
            report(spec, " is a column of a " + table.kind().words() + "; name the column of the table that it shows.");
        } else if (!MediaColumns.isText(column.type())) {
            report(spec, " has the type " + column.typeText()
                    + "; a media column is text or varchar, which holds the key of a file.");
        } else if (limit(column.type(), column.modifier()) < needed) {
            report(spec, " has the type " + column.typeText() + "; the keys of its files have up to " + needed
                    + " characters: make it text.");
        } else if (plan.collection().length() > LONGEST_COLLECTION) {
            report(spec, " has a name too long for the URLs of its files; rename the table or the column.");
        } else if (byCollection.putIfAbsent(plan.collection(), plan) != null && isExact(spec)) {
            report(spec, " is listed twice; remove one.");
        }
    }

    /** Whether the table is called so; else that which is meant has taken its place. */
    private boolean isExact(MediaSpec spec) {
        String name = spec.column().value();
        return tables.exact(name.substring(0, name.lastIndexOf('.'))).isPresent();
    }

    /** The characters that it holds; {@code atttypmod} is the number and 4. */
    private static int limit(PgType type, int modifier) {
        int own = modifier < 4 ? Integer.MAX_VALUE : modifier - 4;
        return type instanceof PgType.Domain domain ? Math.min(own, limit(domain.base(), domain.modifier())) : own;
    }

    private void report(MediaSpec spec, String what) {
        diagnostics.report(MEDIA_COLUMN, spec.column().location(), Quoted.of(spec.column().value()) + what);
    }
}

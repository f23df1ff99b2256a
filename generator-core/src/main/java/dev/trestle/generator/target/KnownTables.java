package dev.trestle.generator.target;

import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * All tables that are known of a target, to say what somebody may have meant.
 *
 * @param own the schema where a connection looks by itself; empty where nobody knows
 * @param names with their schemas; a snapshot has them as they were asked for
 */
public record KnownTables(Optional<String> own, List<TableName> names) {

    private static final Comparator<TableName> ORDER = Comparator.comparing(TableName::toString);

    /** How many a message names. */
    private static final int SCHEMAS = 8;

    /** What goes on where a sentence says that there is no such table; the empty string where nothing is to say. */
    public String suggestion(TableName wanted) {
        TableName meant = wanted.apart();
        boolean plain = meant.schema().isEmpty();
        Optional<TableName> found = plain
                ? nearest(meant.table(), this::isOwn).or(() -> nearest(meant.table(), name -> true))
                : nearest(meant).or(() -> sameTable(meant));
        if (found.isPresent()) {
            boolean alone = found.get().schema().isEmpty() || plain && isOwn(found.get());
            return " (did you mean " + Quoted.of(alone ? found.get().table() : found.get().keys()) + "?)";
        }
        if (!wanted.equals(meant)) {
            return " (write the schema separately: " + Quoted.of(meant.keys()) + ")";
        }
        return plain ? "" : schemas(meant.schema().get());
    }

    private boolean isOwn(TableName name) {
        return name.schema().isEmpty() || name.schema().equals(own);
    }

    private Optional<TableName> nearest(String table, Predicate<TableName> among) {
        List<TableName> candidates = names.stream().filter(among).sorted(ORDER).toList();
        return Suggestion.nearest(table, candidates.stream().map(TableName::table).toList())
                .flatMap(near -> candidates.stream().filter(name -> name.table().equals(near)).findFirst());
    }

    /** Schema and table have to be near, each by itself: a long schema does not make up for another table. */
    private Optional<TableName> nearest(TableName meant) {
        List<TableName> near = names.stream()
                .filter(name -> near(meant.table(), name.table()))
                .filter(name -> near(meant.schema().orElse(""), name.schema().orElse("")))
                .toList();
        return Suggestion.nearest(meant.toString(), near.stream().map(TableName::toString).toList())
                .flatMap(found -> near.stream().filter(name -> name.toString().equals(found)).findFirst());
    }

    private static boolean near(String wanted, String name) {
        return Suggestion.nearest(wanted, List.of(name)).isPresent();
    }

    private Optional<TableName> sameTable(TableName meant) {
        return names.stream().filter(name -> name.table().equalsIgnoreCase(meant.table())).min(ORDER);
    }

    private String schemas(String wanted) {
        List<String> known = names.stream().flatMap(name -> name.schema().stream()).distinct().sorted().toList();
        if (known.isEmpty() || known.contains(wanted)) {
            return "";
        }
        return Suggestion.nearest(wanted, known)
                .map(near -> " (did you mean " + Quoted.of("db_schema: " + near) + "?)")
                .orElseGet(() -> "; it has tables in " + known.stream().limit(SCHEMAS).collect(Collectors.joining(", "))
                        + (known.size() > SCHEMAS ? " and other schemas" : ""));
    }
}

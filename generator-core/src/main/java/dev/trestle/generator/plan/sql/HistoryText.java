package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;
import dev.trestle.generator.plan.model.HistoryTable.Column;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills texts of SQL with the names of a table with history: {@code {past}} is the table of past rows. */
record HistoryText(HistoryTable table) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)(?: ([a-z_0-9]+))?(?: ([a-z_0-9]+))?}");

    /** The template with all names; within {@code $sql$} it is a format, in which a percent sign is doubled. */
    String fill(String template) {
        StringBuilder filled = new StringBuilder();
        String[] parts = template.split("\\$sql\\$", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean isFormat = i % 2 == 1;
            filled.append(i == 0 ? "" : "$sql$").append(filled(parts[i], isFormat));
        }
        return filled.toString();
    }

    private String filled(String template, boolean isFormat) {
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(escaped(value(place.group(1),
                place.group(2) == null ? "" : place.group(2), place.group(3) == null ? "" : place.group(3)), isFormat)));
    }

    private static String escaped(String text, boolean isFormat) {
        return isFormat ? text.replace("%", "%%") : text;
    }

    /**
     * The text for a place.
     *
     * @param a the alias of a table, or of a row
     * @param b that of another
     */
    private String value(String name, String a, String b) {
        HistoryTable.Names names = table.names();
        return switch (name) {
            case "table" -> table.sql();
            case "table-text" -> SqlNames.text(table.sql());
            case "comment" -> table.sql().replaceAll("\\R", " ");
            case "past" -> names.past();
            case "past-text" -> SqlNames.text(names.past());
            case "present" -> names.present();
            case "present-text" -> SqlNames.text(names.present());
            case "inserted-text" -> SqlNames.text(names.inserted());
            case "updated-text" -> SqlNames.text(names.updated());
            case "deleted-text" -> SqlNames.text(names.deleted());
            case "truncated-text" -> SqlNames.text(names.truncated());
            // In a text that is the format of others.
            case "table-format" -> table.sql().replace("%", "%%").replace("'", "''");
            case "operation" -> names.operation();
            case "inserted" -> names.inserted();
            case "updated" -> names.updated();
            case "deleted" -> names.deleted();
            case "truncated" -> names.truncated();
            case "as-of" -> names.asOf();
            case "changes" -> names.changes();
            case "touched" -> names.touched();
            case "references" -> names.references();
            case "revert" -> names.revert();
            case "as-of-text" -> SqlNames.text(names.asOf());
            case "changes-text" -> SqlNames.text(names.changes());
            case "revert-text" -> SqlNames.text(names.revert());
            case "forget" -> names.forget();
            case "valid" -> names.valid();
            case "made-by" -> names.madeBy();
            case "ended-by" -> names.endedBy();
            case "since" -> names.since();
            case "existed" -> names.existed();
            case "left" -> names.left();
            // o.film_id
            case "key" -> list(Column::key, column -> prefix(a) + column.sql());
            case "first" -> prefix(a) + table.key().get(0).sql();
            // n.film_id = o.film_id
            case "same" -> table.key().stream()
                    .map(column -> a + "." + column.sql() + " " + column.equal() + " " + b + "." + column.sql())
                    .collect(Collectors.joining(" AND "));
            case "columns" -> list(column -> true, column -> prefix(a) + column.sql());
            case "typed" -> list(column -> true, column -> column.sql() + " " + column.typeText());
            case "typed-key" -> list(Column::key, column -> column.sql() + " " + column.typeText());
            case "cast" -> list(column -> true, column -> prefix(a) + column.sql() + "::" + column.typeText() + " AS " + column.sql());
            case "cast-key" -> list(Column::key, column -> prefix(a) + column.sql() + "::" + column.typeText() + " AS " + column.sql());
            case "row" -> "ROW(" + list(column -> !column.derived(), column -> a + "." + column.sql()) + ")";
            case "key-object" -> "pg_catalog.jsonb_build_object("
                    + list(Column::key, column -> SqlNames.text(column.name()) + ", " + a + "." + column.sql()) + ")";
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The rows of VALUES: name and type of each column, and whether a revert compares, updates and inserts it. */
    String roles(String indent) {
        return table.columns().stream()
                .map(column -> indent + "(" + SqlNames.text(column.name()) + ", " + SqlNames.text(column.typeText()) + ", "
                        + (column.inserted() && !column.derived()) + ", " + column.updated() + ", " + column.inserted() + ")")
                .collect(Collectors.joining(",\n"));
    }

    private String list(Predicate<Column> which, Function<Column, String> text) {
        List<Column> columns = table.columns();
        return columns.stream().filter(which).map(text).collect(Collectors.joining(", "));
    }

    private static String prefix(String alias) {
        return alias.isEmpty() ? "" : alias + ".";
    }
}

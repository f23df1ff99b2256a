package dev.trestle.generator.schemas;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns that the generator refused, and why. */
final class Refusals {

    private static final Pattern ROUTE = Pattern.compile("\\b[A-Z][a-z]+T(\\d+)\\b");
    private static final Pattern TYPE = Pattern.compile("column '(.*)' has the type (.*), which");
    private static final Pattern KEY = Pattern.compile("parameter ':key_(\\d+)' has the type (.*), which");
    private static final Pattern CLASH = Pattern.compile("'.*' and '(.*)' both become '");
    private static final Pattern UNNAMED = Pattern.compile("column (\\d+) of the result has no name");

    private final List<Table> tables;
    private final Set<String> columns = new TreeSet<>();
    private final Map<String, Integer> reasons = new TreeMap<>();

    Refusals(List<Table> tables) {
        this.tables = tables;
    }

    Set<String> columns() {
        return columns;
    }

    Map<String, Integer> reasons() {
        return reasons;
    }

    /** Notes the column that the diagnostic is about; false where it is about something else. */
    boolean add(Diagnostic diagnostic, List<String> routesFile) {
        Matcher route = ROUTE.matcher(route(diagnostic, routesFile));
        if (!route.find()) {
            return false;
        }
        Table table = tables.get(Integer.parseInt(route.group(1)) - 1);
        Optional<Column> column = column(table, diagnostic.message());
        if (column.isEmpty()) {
            return false;
        }
        if (columns.add(SchemaRoutes.id(table, column.get()))) {
            String reason = diagnostic.code().id() + " " + column.get().typeText();
            reasons.merge(reason, 1, Integer::sum);
        }
        return true;
    }

    private static String route(Diagnostic diagnostic, List<String> routesFile) {
        if (!(diagnostic.location() instanceof Location.InFile place)) {
            return "";
        }
        return place.file().endsWith(".yaml") ? routesFile.get(place.line() - 1) : place.file();
    }

    private Optional<Column> column(Table table, String message) {
        Matcher key = KEY.matcher(message);
        if (key.find()) {
            return table.column(table.primaryKey().get(Integer.parseInt(key.group(1))));
        }
        Matcher unnamed = UNNAMED.matcher(message);
        if (unnamed.find()) {
            return Optional.of(SchemaRoutes.known(table, columns).get(Integer.parseInt(unnamed.group(1)) - 1));
        }
        Matcher type = TYPE.matcher(message);
        if (type.find()) {
            String name = type.group(1);
            String prefix = table.name() + ".";
            return table.column(name).or(() ->
                    table.column(name.startsWith(prefix) ? name.substring(prefix.length()) : name));
        }
        Matcher clash = CLASH.matcher(message);
        return clash.find() ? table.column(clash.group(1)) : Optional.empty();
    }
}

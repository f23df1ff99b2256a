package dev.trestle.runtime.postgres;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the field of a parameter in statements of {@code InsertSql} and similar classes. */
public final class BoundFields {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\",()\\s?]+)";
    private static final Pattern NAMES = Pattern.compile("(" + NAME + ")");

    /** The columns of an INSERT, whose values follow in their order. */
    private static final Pattern COLUMNS = Pattern.compile("INSERT INTO " + NAME + "(?:\\." + NAME + ")*(?: AS " + NAME
            + ")? \\((" + NAME + "(?:,\\s*" + NAME + ")*)\\)\\s+VALUES\\s");

    private static final Pattern ASSIGNMENT = Pattern.compile("(" + NAME + ") = \\?");
    private static final Pattern PARAMETER = Pattern.compile("\"[^\"]*\"|(\\?)");

    private BoundFields() {}

    /**
     * Finds the field of a parameter.
     *
     * @param sql the statement
     * @param parameter counted from 1; 0 for none
     * @return its name; empty if the statement does not show it
     */
    public static Optional<String> field(String sql, int parameter) {
        Matcher columns = COLUMNS.matcher(sql);
        List<String> fields = (columns.lookingAt() ? NAMES.matcher(columns.group(1)) : ASSIGNMENT.matcher(sql)).results()
                .map(field -> field.group(1)).toList();
        long parameters = PARAMETER.matcher(sql).results().filter(found -> found.group(1) != null).count();
        return parameter > 0 && parameter <= parameters && fields.size() == parameters
                ? Optional.of(unquoted(fields.get(parameter - 1))) : Optional.empty();
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}

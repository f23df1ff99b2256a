package dev.trestle.runtime;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which field a parameter is of a statement that {@link InsertSql} and its kin put together. */
final class BoundFields {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[^\",()\\s?]+)";
    private static final Pattern NAMES = Pattern.compile("(" + NAME + ")");

    /** The columns of an INSERT, whose values follow in their order. */
    private static final Pattern COLUMNS = Pattern.compile("INSERT INTO " + NAME + "(?:\\." + NAME + ")*(?: AS " + NAME
            + ")? \\((" + NAME + "(?:,\\s*" + NAME + ")*)\\)\\s+VALUES\\s");

    private static final Pattern ASSIGNMENT = Pattern.compile("(" + NAME + ") = \\?");
    private static final Pattern PARAMETER = Pattern.compile("\"[^\"]*\"|(\\?)");

    private BoundFields() {}

    /** The field's pointer; empty for 0, and where the statement does not show which it is. */
    static String pointer(String sql, int parameter) {
        Matcher columns = COLUMNS.matcher(sql);
        List<String> fields = (columns.lookingAt() ? NAMES.matcher(columns.group(1)) : ASSIGNMENT.matcher(sql)).results()
                .map(field -> field.group(1)).toList();
        long parameters = PARAMETER.matcher(sql).results().filter(found -> found.group(1) != null).count();
        return parameter > 0 && parameter <= parameters && fields.size() == parameters
                ? FieldError.pointer(unquoted(fields.get(parameter - 1))) : "";
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}

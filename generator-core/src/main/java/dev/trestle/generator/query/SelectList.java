package dev.trestle.generator.query;

import dev.trestle.generator.query.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The items of a statement's own select list or RETURNING list, as they stand in its text. */
final class SelectList {

    private static final Set<String> ENDS = Set.of(
            "from", "into", "where", "group", "having", "window", "union", "intersect", "except", "order", "limit",
            "offset", "fetch", "for");

    private final SqlStatement statement;
    private final List<List<SqlToken>> items = new ArrayList<>();
    private List<SqlToken> current = new ArrayList<>();

    SelectList(SqlStatement statement, boolean returning) {
        this.statement = statement;
        boolean within = false;
        int depth = -parentheses();
        for (SqlToken token : statement.tokens()) {
            String text = token.blank() ? "" : statement.text().substring(token).toLowerCase(Locale.ROOT);
            depth += text.equals("(") || text.equals("[") ? 1 : text.equals(")") || text.equals("]") ? -1 : 0;
            boolean word = depth == 0 && token.kind() == Kind.WORD;
            if (within && (depth < 0 || word && ENDS.contains(text))) {
                break;
            }
            if (within && depth == 0 && text.equals(",")) {
                close();
            } else if (within && !token.blank()) {
                current.add(token);
            }
            within |= word && text.equals(returning ? "returning" : "select");
        }
        close();
        items.replaceAll(this::withoutQuantifier);
    }

    /** The items, each without blanks; a DISTINCT or ALL before the first is left out. */
    List<List<SqlToken>> items() {
        return items;
    }

    /** Whether an item stands for several columns: {@code *} or {@code t.*}. */
    boolean isStar(List<SqlToken> item) {
        int size = item.size();
        return size > 0
                && is(item.get(size - 1), "*")
                && (size == 1 || is(item.get(size - 2), "."));
    }

    /** How many the statement begins with: those around the first query of a UNION. */
    private int parentheses() {
        return (int) statement.tokens().stream()
                .filter(token -> !token.blank())
                .takeWhile(token -> is(token, "("))
                .count();
    }

    private void close() {
        items.add(current);
        current = new ArrayList<>();
    }

    private List<SqlToken> withoutQuantifier(List<SqlToken> item) {
        int from = !item.isEmpty() && (is(item.get(0), "distinct") || is(item.get(0), "all")) ? 1 : 0;
        if (from == 1 && item.size() > 2 && is(item.get(0), "distinct") && is(item.get(1), "on") && is(item.get(2), "(")) {
            int depth = 0;
            from = 2;
            do {
                depth += is(item.get(from), "(") ? 1 : is(item.get(from), ")") ? -1 : 0;
                from++;
            } while (depth > 0 && from < item.size());
        }
        return item.subList(from, item.size());
    }

    private boolean is(SqlToken token, String text) {
        return statement.text().substring(token).equalsIgnoreCase(text);
    }
}

package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes out {@code *} and {@code t.*} in a statement's own select list or RETURNING list, so that a column added to a
 * table later does not change the result. In subqueries a star may stay: the list outside names its columns.
 */
final class Stars {

    private static final Pattern SIMPLE = Pattern.compile("[a-z_][a-z0-9_]*");

    private final SqlStatement statement;
    private final QueryTree tree;
    private final SelectList list;

    Stars(SqlStatement statement, QueryTree tree) {
        this.statement = statement;
        this.tree = tree;
        this.list = new SelectList(statement, !tree.isSelect());
    }

    /**
     * The statement without stars; the server has to say whether it means the same.
     *
     * @param quoted whether every name is put in quotes, which a reserved word needs
     * @return empty where there is no star, or it stands in a query of a UNION
     */
    Optional<SqlStatement> writtenOut(boolean quoted) {
        long stars = list.items().stream().filter(list::isStar).count();
        if (stars == 0 || tree.query().has("setOperations")) {
            return Optional.empty();
        }
        List<Struct> outputs = tree.outputs();
        Map<SqlToken, String> texts = new HashMap<>();
        int at = 0;
        int left = list.items().size();
        for (List<SqlToken> item : list.items()) {
            left--;
            boolean star = list.isStar(item);
            boolean last = star && --stars == 0;
            int end = !star ? at + 1 : last ? outputs.size() - left : run(outputs, at);
            if (end > outputs.size() || end <= at) {
                return Optional.empty();
            }
            if (star) {
                texts.put(item.get(item.size() - 1), names(item, outputs.subList(at, end), quoted));
            }
            at = end;
        }
        return at == outputs.size() ? Optional.of(statement.with(texts)) : Optional.empty();
    }

    /** Where the columns of one table end. */
    private static int run(List<Struct> outputs, int from) {
        int end = from;
        while (end < outputs.size() && (end == from || follows(outputs.get(end - 1), outputs.get(end)))) {
            end++;
        }
        return end;
    }

    private static boolean follows(Struct before, Struct output) {
        Struct one = before.struct("expr").orElseThrow();
        Struct other = output.struct("expr").orElseThrow();
        return one.is("VAR")
                && other.is("VAR")
                && one.number("varno") == other.number("varno")
                && one.number("varattno") < other.number("varattno");
    }

    private String names(List<SqlToken> item, List<Struct> outputs, boolean quoted) {
        StringBuilder prefix = new StringBuilder();
        item.subList(0, item.size() - 1).forEach(token -> prefix.append(statement.text().substring(token)));
        List<String> names = new ArrayList<>();
        for (Struct output : outputs) {
            String name = output.text("resname").orElse("");
            String before = !prefix.isEmpty() ? prefix.toString() : qualifier(output, quoted);
            names.add(before + quote(name, quoted || before.isEmpty()));
        }
        // The first one's prefix already stands in the text.
        return String.join(", ", names).substring(prefix.length());
    }

    /** The name of the table that a column comes from; a merged column and one of a nameless subquery have none. */
    private String qualifier(Struct output, boolean quoted) {
        Struct expression = output.struct("expr").orElseThrow();
        if (!expression.is("VAR")) {
            return "";
        }
        Struct entry = tree.rangeTableEntry(expression.number("varno"));
        boolean grouped = RangeTable.kind(entry) == RangeTable.GROUP;
        return entry.struct("eref")
                .flatMap(names -> names.text("aliasname"))
                .filter(alias -> !grouped && !alias.startsWith("unnamed_"))
                .map(alias -> quote(alias, quoted) + ".")
                .orElse("");
    }

    private static String quote(String name, boolean always) {
        return !always && SIMPLE.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}

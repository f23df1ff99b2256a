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
        boolean some = list.items().stream().anyMatch(list::isStar);
        if (!some || tree.query().has("setOperations")) {
            return Optional.empty();
        }
        List<Struct> outputs = tree.outputs();
        Map<SqlToken, String> texts = new HashMap<>();
        for (ItemColumns columns : ItemColumns.of(list, outputs)) {
            List<SqlToken> item = columns.item();
            if (list.isStar(item)) {
                List<Struct> ofItem = outputs.subList(columns.from(), columns.end());
                texts.put(item.get(item.size() - 1), names(item, ofItem, quoted));
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(statement.with(texts));
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

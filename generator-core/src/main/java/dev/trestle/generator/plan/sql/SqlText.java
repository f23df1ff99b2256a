package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;

/** Lays out lists of columns in SQL. */
public final class SqlText {

    private static final int WIDTH = 90;

    private SqlText() {}

    /** {@code RETURNING film_id, title}: the columns of a result, as {@link #list} lays them out. */
    static String outputs(String head, List<OutputField> outputs) {
        return list(head, outputs.stream().map(OutputField::sql).toList(), "");
    }

    /** {@code film_id = ?}. */
    static String equation(InputField input) {
        return input.sql() + " = " + input.placeholder();
    }

    /** {@code head item, item, item tail}, broken where a line is full; further lines are indented. */
    public static String list(String head, List<String> items, String tail) {
        StringBuilder text = new StringBuilder(head);
        int lineStart = 0;
        for (int i = 0; i < items.size(); i++) {
            String item = items.get(i) + (i < items.size() - 1 ? "," : tail);
            boolean first = text.length() == lineStart + (lineStart == 0 ? head.length() : 4);
            if (!first && text.length() - lineStart + 1 + item.length() > WIDTH) {
                text.append("\n    ");
                lineStart = text.length() - 4;
                first = true;
            }
            text.append(first ? "" : " ").append(item);
        }
        return text.toString();
    }
}

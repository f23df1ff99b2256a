package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of the result that an item of a select list stands for.
 *
 * @param item its tokens, without blanks
 * @param from the first column, from 0
 * @param end the column behind the last
 */
record ItemColumns(List<SqlToken> item, int from, int end) {

    /** Those of each item; none at all where they do not add up. */
    static List<ItemColumns> of(SelectList list, List<Struct> outputs) {
        long stars = list.items().stream().filter(list::isStar).count();
        List<ItemColumns> columns = new ArrayList<>();
        int at = 0;
        int left = list.items().size();
        for (List<SqlToken> item : list.items()) {
            left--;
            boolean star = list.isStar(item);
            boolean last = star && --stars == 0;
            int end = !star ? at + 1 : last ? outputs.size() - left : run(outputs, at);
            if (end > outputs.size() || end <= at || item.isEmpty()) {
                return List.of();
            }
            columns.add(new ItemColumns(item, at, end));
            at = end;
        }
        return at == outputs.size() ? List.copyOf(columns) : List.of();
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
}

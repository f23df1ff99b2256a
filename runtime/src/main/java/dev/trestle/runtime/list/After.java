package dev.trestle.runtime.list;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The condition that a row comes after a position: a value, or null, of each column of a total order.
 *
 * @param sql with a question mark for each of the binds
 * @param binds the columns whose values are bound, by their index in the order
 */
record After(String sql, List<Integer> binds) {

    static After of(List<OrderColumn<?>> columns, BitSet nulls) {
        Writer writer = new Writer(columns, nulls, new ArrayList<>());
        return new After(writer.whole(), List.copyOf(writer.binds));
    }

    private record Writer(List<OrderColumn<?>> columns, BitSet nulls, List<Integer> binds) {

        /** With a bound of the first column, by which an index finds the place, since it cannot by alternatives. */
        String whole() {
            OrderColumn<?> first = columns.getFirst();
            boolean bounded = !isRow(0) && !nulls.get(0) && (first.descends() || !first.nullable());
            String bound = bounded ? first.sql() + " " + first.later() + "= " + value(0) + " AND " : "";
            return bound + "(" + from(0) + ")";
        }

        // (title, film_id) > (?, ?)
        // released < ? OR released = ? AND (film_id > ?)
        private String from(int index) {
            OrderColumn<?> column = columns.get(index);
            List<String> alternatives = new ArrayList<>();
            if (isRow(index)) {
                alternatives.add(row(index));
            } else if (!nulls.get(index)) {
                alternatives.add(column.sql() + " " + column.later() + " " + value(index));
            } else if (column.descends()) {
                alternatives.add(column.sql() + " IS NOT NULL");
            }
            if (column.nullable() && !column.descends() && !nulls.get(index)) {
                alternatives.add(column.sql() + " IS NULL");
            }
            if (!isRow(index) && index + 1 < columns.size()) {
                alternatives.add(column.sql() + (nulls.get(index) ? " IS NULL" : " = " + value(index)) + " AND (" + from(index + 1) + ")");
            }
            return alternatives.isEmpty() ? "FALSE" : String.join(" OR ", alternatives);
        }

        /** Whether one comparison of rows tells it: all columns in one direction, and no null after the first column. */
        private boolean isRow(int index) {
            List<OrderColumn<?>> rest = columns.subList(index, columns.size());
            return !nulls.get(index) && rest.stream().allMatch(column -> column.descends() == rest.getFirst().descends())
                    && rest.stream().skip(1).noneMatch(OrderColumn::nullable);
        }

        private String row(int index) {
            List<OrderColumn<?>> rest = columns.subList(index, columns.size());
            String names = rest.stream().map(OrderColumn::sql).collect(Collectors.joining(", "));
            StringBuilder values = new StringBuilder();
            for (int i = index; i < columns.size(); i++) {
                values.append(i == index ? "" : ", ").append(value(i));
            }
            return rest.size() == 1 ? names + " " + rest.getFirst().later() + " " + values
                    : "(" + names + ") " + rest.getFirst().later() + " (" + values + ")";
        }

        private String value(int index) {
            binds.add(index);
            return columns.get(index).expression();
        }
    }
}

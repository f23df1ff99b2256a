package dev.trestle.maven;

import java.util.ArrayList;
import java.util.List;

/** Lays out a preview in columns: the key, the inputs, the value or the error, and the time. */
final class PreviewTable {

    private static final int LONGEST = 40;

    /** Of rows for which the service has not called the function. */
    private static final String NOT_CALLED = "not called: ";

    private PreviewTable() {}

    static List<String> lines(Preview preview) {
        List<String> lines = new ArrayList<>(table(preview));
        preview.migration().ifPresent(migration -> lines.addAll(List.of(
                "", "The database does not have the column yet. The migration that adds it:", "", migration)));
        return lines;
    }

    private static List<String> table(Preview preview) {
        if (preview.rows().isEmpty()) {
            return List.of(preview.column() + ": the table has no rows");
        }
        List<List<String>> cells = new ArrayList<>();
        Preview.Row first = preview.rows().get(0);
        List<String> head = new ArrayList<>(first.key().keySet());
        head.addAll(first.inputs().keySet());
        head.addAll(List.of("ms", preview.column()));
        cells.add(head);
        for (Preview.Row row : preview.rows()) {
            List<String> line = new ArrayList<>();
            row.key().values().forEach(value -> line.add(cut(value, LONGEST)));
            row.inputs().values().forEach(value -> line.add(cut(value, LONGEST)));
            line.add(String.valueOf(row.millis()));
            line.add(row.error().map(error -> (error.startsWith(NOT_CALLED) ? "" : "failed: ") + cut(error, 4 * LONGEST))
                    .orElseGet(() -> cut(row.value(), 4 * LONGEST)));
            cells.add(line);
        }
        return aligned(cells);
    }

    /** The cells under each other; the last is as wide as it is. */
    private static List<String> aligned(List<List<String>> rows) {
        int last = rows.get(0).size() - 1;
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int cell = 0; cell < last; cell++) {
                int place = cell;
                int width = rows.stream().mapToInt(other -> other.get(place).length()).max().orElse(0);
                line.append(row.get(cell)).append(" ".repeat(width - row.get(cell).length() + 2));
            }
            lines.add(line.append(row.get(last)).toString());
        }
        return lines;
    }

    /** In one line, without control characters. */
    private static String cut(String value, int longest) {
        String line = value.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
        int length = line.codePointCount(0, line.length());
        return length <= longest ? line : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
    }
}

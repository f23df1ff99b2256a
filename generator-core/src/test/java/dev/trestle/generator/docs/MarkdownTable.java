package dev.trestle.generator.docs;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Prints a table. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... headings) {
        row(headings);
        text.append("|").append("---|".repeat(headings.length)).append('\n');
    }

    MarkdownTable row(String... cells) {
        text.append(Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

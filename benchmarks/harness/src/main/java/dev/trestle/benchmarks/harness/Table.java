package dev.trestle.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown. */
final class Table {

    private final StringBuilder text = new StringBuilder();

    /** All columns but the first have figures. */
    Table(List<String> heads) {
        row(heads);
        text.append("|---|").append("--:|".repeat(heads.size() - 1)).append('\n');
    }

    /** With a column for each service. */
    static Table ofServices(String first) {
        List<String> heads = new ArrayList<>(List.of(first));
        for (Service service : Service.values()) {
            heads.add(service.title());
        }
        return new Table(heads);
    }

    Table row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the runtime takes to read and write single values, by JMH. */
final class Codecs {

    private static final int PATIENCE_MINUTES = 60;
    private static final String ALLOCATED = ":gc.alloc.rate.norm";

    private final Plan plan;
    private final Layout layout;

    Codecs(Plan plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    void report(Report report) throws IOException, InterruptedException {
        Path csv = layout.scratch("codecs.csv");
        Files.deleteIfExists(csv);
        Path log = layout.log("codecs");
        Files.deleteIfExists(log);
        List<String> command = new ArrayList<>(List.of(
                Layout.java(), "-cp", layout.classPath("codecs"), "org.openjdk.jmh.Main",
                "-bm", "avgt", "-tu", "ns", "-prof", "gc", "-rf", "csv", "-rff", csv.toString()));
        command.addAll(plan.codecs());
        try (Child jmh = Child.start(command, layout.target("codecs"), Map.of(), log)) {
            jmh.await(PATIENCE_MINUTES);
        }
        report.part("Single values", """
                What the runtime takes to read a value as PostgreSQL writes it, and to write it, by JMH.

                %s""".formatted(table(csv)));
    }

    private static Table table(Path csv) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(csv)) {
            String[] cells = line.replace("\"", "").split(",");
            rows.put(cells[0], new Row(cells));
        }
        Table table = new Table(List.of("", "ns", "± (99.9 %)", "bytes allocated"));
        rows.forEach((name, row) -> {
            Row allocated = rows.get(name + ALLOCATED);
            if (allocated != null) {
                table.row(List.of(
                        "`" + name.replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1") + "`",
                        Quartiles.number(row.score()),
                        Double.isNaN(row.error()) ? "" : Quartiles.number(row.error()),
                        String.format("%,.0f", allocated.score())));
            }
        });
        return table;
    }

    /** A line of what JMH writes: name, mode, threads, samples, score, error, unit. */
    private record Row(String... cells) {

        double score() {
            return Double.parseDouble(cells[4]);
        }

        double error() {
            return Double.parseDouble(cells[5]);
        }
    }
}

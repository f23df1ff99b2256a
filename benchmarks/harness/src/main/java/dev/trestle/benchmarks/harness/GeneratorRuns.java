package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long the plugin takes, as it says itself in its one line of Maven's log. */
final class GeneratorRuns {

    private static final Pattern LINE = Pattern.compile("Trestle: (.*?),? .*\\((\\d+) ms(?:: (.*))?\\)");
    private static final Pattern PHASE = Pattern.compile("([a-z ]+) (\\d+)");
    private static final String WHOLE = "the goal";
    /** At most: those of many tables take a while. */
    private static final int RUNS = 3;
    private static final int PATIENCE_MINUTES = 10;

    private final Plan plan;
    private final Layout layout;

    GeneratorRuns(Plan plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    void report(Report report) throws IOException, InterruptedException {
        OwnRepository repository = OwnRepository.create(layout);
        // Fetches what the plugin needs, so that no run that counts does.
        run(repository, TablesProject.create(layout.scratch("tables/1"), 1), "files written");
        Map<String, Map<String, List<Double>>> rows = new LinkedHashMap<>();
        int runs = Math.min(plan.starts(), RUNS);
        for (int tables : plan.tables()) {
            TablesProject project = TablesProject.create(layout.scratch("tables/" + tables), tables);
            for (int run = 0; run < runs; run++) {
                project.forget();
                add(rows, String.format("%,d tables", tables), run(repository, project, "files written"));
                add(rows, String.format("%,d tables, nothing changed", tables),
                        run(repository, project, "nothing changed"));
            }
        }
        report.part("The generator", """
                Milliseconds of the goal `trestle:generate` and of its phases, with five routes for each table, as the \
                goal logs them. Runs, each in a new Maven: %d; medians.

                %s""".formatted(runs, table(rows)));
    }

    private static void add(
            Map<String, Map<String, List<Double>>> rows, String row, Map<String, Double> phases) {
        phases.forEach((phase, millis) -> rows.computeIfAbsent(row, key -> new LinkedHashMap<>())
                .computeIfAbsent(phase, key -> new ArrayList<>())
                .add(millis));
    }

    private static Table table(Map<String, Map<String, List<Double>>> rows) {
        Set<String> phases = new LinkedHashSet<>();
        rows.values().forEach(row -> phases.addAll(row.keySet()));
        List<String> heads = new ArrayList<>(List.of(""));
        heads.addAll(phases);
        Table table = new Table(heads);
        rows.forEach((name, row) -> {
            List<String> cells = new ArrayList<>(List.of(name));
            for (String phase : phases) {
                cells.add(row.containsKey(phase) ? String.format("%,.0f", Quartiles.of(row.get(phase)).median()) : "");
            }
            table.row(cells);
        });
        return table;
    }

    /** Milliseconds by phase. */
    private Map<String, Double> run(OwnRepository repository, TablesProject project, String outcome)
            throws IOException, InterruptedException {
        Path log = layout.log("generator");
        Files.deleteIfExists(log);
        Map<String, String> environment = Map.of("JAVA_HOME", System.getProperty("benchmarks.maven.java.home"));
        try (Child maven = Child.start(repository.command("generate"), project.folder(), environment, log)) {
            maven.await(PATIENCE_MINUTES);
        }
        String said = Files.readString(log);
        Matcher line = LINE.matcher(said);
        if (!said.contains(outcome) || !line.find()) {
            throw new IOException("The plugin does not say that '" + outcome + "'; see " + log);
        }
        Map<String, Double> phases = new LinkedHashMap<>();
        phases.put(WHOLE, Double.valueOf(line.group(2)));
        if (line.group(3) != null) {
            PHASE.matcher(line.group(3)).results()
                    .forEach(phase -> phases.put(phase.group(1).strip(), Double.valueOf(phase.group(2))));
        }
        return phases;
    }
}

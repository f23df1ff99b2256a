package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How long a service takes to start, and how little heap it needs. */
final class Processes {

    private static final int REQUESTS = 10;

    private final Plan plan;
    private final Layout layout;
    private final TestData data;

    Processes(Plan plan, Layout layout, TestData data) {
        this.plan = plan;
        this.layout = layout;
        this.data = data;
    }

    void report(Report report) throws IOException, SQLException, InterruptedException {
        List<String> starts = new ArrayList<>(List.of("start of the process to the first answer, ms"));
        startTimes().values().forEach(times -> starts.add(Quartiles.of(times).shown()));
        List<String> heaps = new ArrayList<>(List.of("least heap for all scenarios, MB"));
        for (Service service : Service.values()) {
            int heap = leastHeap(service);
            heaps.add((heap == plan.heaps().getFirst() ? "at most " : "") + heap);
        }
        report.part("Start and heap", """
                The first answer is a row by its key. Starts of each service, in turns: %d. Heaps that were tried: %s \
                MB, each with %d requests of each scenario over %d connections.

                %s""".formatted(
                plan.starts(),
                plan.heaps().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                REQUESTS * Load.CONNECTIONS,
                Load.CONNECTIONS,
                Table.ofServices("").row(starts).row(heaps)));
    }

    private Map<Service, List<Double>> startTimes() throws IOException, InterruptedException {
        Map<Service, List<Double>> times = new EnumMap<>(Service.class);
        for (int turn = 0; turn < plan.starts(); turn++) {
            List<Service> order = new ArrayList<>(Arrays.asList(Service.values()));
            Collections.rotate(order, turn);
            for (Service service : order) {
                try (RunningService running =
                        RunningService.start(service, layout, data.jdbcUrl(), Benchmarks.HEAP)) {
                    times.computeIfAbsent(service, key -> new ArrayList<>())
                            .add(running.startTime().toNanos() / 1e6);
                }
            }
        }
        return times;
    }

    /** By halves; the largest of the plan has to do. */
    private int leastHeap(Service service) throws IOException, SQLException, InterruptedException {
        int fails = -1;
        int works = plan.heaps().size() - 1;
        require(service, plan.heaps().get(works));
        while (works - fails > 1) {
            int middle = (works + fails) / 2;
            try {
                require(service, plan.heaps().get(middle));
                works = middle;
            } catch (IOException e) {
                System.out.println("With " + plan.heaps().get(middle) + " MB: " + e.getMessage());
                fails = middle;
            }
        }
        return plan.heaps().get(works);
    }

    private void require(Service service, int heap) throws IOException, SQLException, InterruptedException {
        try (RunningService running = RunningService.start(
                service, layout, data.jdbcUrl(), "-Xmx" + heap + "m", "-XX:+ExitOnOutOfMemoryError")) {
            for (Scenario scenario : Scenario.all()) {
                Load.run(running, scenario, REQUESTS);
            }
        } finally {
            data.reset();
        }
    }
}

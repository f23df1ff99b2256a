package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.Load.Slice;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a request costs each service. The services take turns, and each turn begins with another one. */
final class Throughput {

    private final Plan plan;
    private final TestData data;
    private final List<RunningService> services;

    Throughput(Plan plan, TestData data, List<RunningService> services) {
        this.plan = plan;
        this.data = data;
        this.services = services;
    }

    void report(Report report) throws IOException, SQLException, InterruptedException {
        Table cpu = Table.ofServices("scenario");
        Table rate = Table.ofServices("scenario");
        for (Scenario scenario : Scenario.all()) {
            Map<Service, List<Slice>> slices = measure(scenario);
            cpu.row(cells(scenario, slices, Slice::cpuMicrosPerRequest));
            rate.row(cells(scenario, slices, Slice::requestsPerSecond));
        }
        report.part("CPU time of a request", """
                Microseconds of CPU that the server's process took for a request, with its collector and its \
                compiler, user and system: median, and first and third quartile of %d turns of %d ms.

                %s""".formatted(plan.slices(), plan.slice().toMillis(), cpu));
        report.part("Requests a second", """
                Over %d connections. Client and database share the processors with the server, so the differences \
                between the services are larger than these.

                %s""".formatted(Load.CONNECTIONS, rate));
    }

    private Map<Service, List<Slice>> measure(Scenario scenario)
            throws IOException, SQLException, InterruptedException {
        for (RunningService service : services) {
            Load.run(service, scenario, plan.warmUp());
            data.reset();
        }
        Map<Service, List<Slice>> slices = new EnumMap<>(Service.class);
        for (int turn = 0; turn < plan.slices(); turn++) {
            List<RunningService> order = new ArrayList<>(services);
            Collections.rotate(order, turn);
            for (RunningService service : order) {
                slices.computeIfAbsent(service.service(), key -> new ArrayList<>())
                        .add(Load.run(service, scenario, plan.slice()));
                data.reset();
            }
        }
        return slices;
    }

    private static List<String> cells(Scenario scenario, Map<Service, List<Slice>> slices, Figure figure) {
        List<String> cells = new ArrayList<>(List.of(scenario.title()));
        slices.values().forEach(all -> cells.add(Quartiles.of(all.stream().map(figure::of).toList()).shown()));
        return cells;
    }

    @FunctionalInterface
    private interface Figure {
        double of(Slice slice);
    }
}

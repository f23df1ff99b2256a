package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All services at once, each a process of its own. */
record Fleet(List<RunningService> services) implements AutoCloseable {

    static Fleet start(Layout layout, String jdbcUrl, String... jvm) throws IOException, InterruptedException {
        Fleet fleet = new Fleet(new ArrayList<>());
        try {
            for (Service service : Service.values()) {
                fleet.services.add(RunningService.start(service, layout, jdbcUrl, jvm));
            }
            return fleet;
        } catch (IOException | InterruptedException | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    @Override
    public void close() {
        services.forEach(RunningService::close);
    }
}

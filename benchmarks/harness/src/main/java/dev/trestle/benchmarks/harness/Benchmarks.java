package dev.trestle.benchmarks.harness;

import dev.trestle.devdb.DevDatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** All that is measured, in order. */
final class Benchmarks {

    private final Plan plan;
    private final Layout layout;

    Benchmarks(Plan plan, Layout layout) {
        this.plan = plan;
        this.layout = layout;
    }

    void run() throws IOException, SQLException, DevDatabaseException, InterruptedException {
        Report report = new Report(layout.report());
        try (TestData data = TestData.start(layout)) {
            Machine.describe(report, plan, data);
            try (Fleet fleet = Fleet.start(layout, data.jdbcUrl(), List.of("-Xmx512m"))) {
                Comparison.require(fleet.services(), data);
                new Throughput(plan, data, fleet.services()).report(report);
            }
        }
        System.out.println("\nWritten to " + layout.report());
    }
}

package dev.trestle.benchmarks.harness;

import dev.trestle.devdb.DevDatabaseException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** All that is measured, in order. */
final class Benchmarks {

    static final String HEAP = "-Xmx512m";

    /** Of 10,000 rows. */
    private static final int MANY_COPIES = 1000;

    private final Plan plan;
    private final Set<Part> parts;
    private final Layout layout;

    Benchmarks(Plan plan, Set<Part> parts, Layout layout) {
        this.plan = plan;
        this.parts = parts;
        this.layout = layout;
    }

    /** Writes each part as soon as it is measured. */
    void run() throws IOException, SQLException, DevDatabaseException, InterruptedException {
        Report report = new Report(layout.report());
        try (TestData data = TestData.start(layout)) {
            Machine.describe(report, plan, data);
            for (Part part : parts) {
                measure(part, report, data);
            }
        }
        System.out.println("\nWritten to " + layout.report());
    }

    private void measure(Part part, Report report, TestData data)
            throws IOException, SQLException, InterruptedException {
        switch (part) {
            case REQUESTS -> measureRequests(report, data);
            case LARGE_ANSWER -> new LargeAnswer(plan, layout, data).report(report);
            case FORMATS -> new FormatAnswers(plan, layout, data).report(report);
            case MANY_ROWS -> new FormatAnswers(plan.once(MANY_COPIES), layout, data).report(report);
            case LOADS -> new LoadedRows(plan, layout, data).report(report);
            case FILES -> new FileQueries(plan, layout, data).report(report);
            case PROCESSES -> new Processes(plan, layout, data).report(report);
            case GENERATOR -> new GeneratorRuns(plan, layout).report(report);
            case CODECS -> new Codecs(plan, layout).report(report);
        }
    }

    private void measureRequests(Report report, TestData data) throws IOException, SQLException, InterruptedException {
        try (Fleet fleet = Fleet.start(layout, data.jdbcUrl(), HEAP)) {
            Comparison.require(fleet.services(), data);
            new Throughput(plan, data, fleet.services()).report(report);
            new Memory(plan, data, fleet.services()).report(report);
        }
    }
}

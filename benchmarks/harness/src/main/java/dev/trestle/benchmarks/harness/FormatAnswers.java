package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * The same rows in each format that a generated route offers, beside COPY as PostgreSQL's driver reads it, and lines of JSON as a service
 * by Spring Boot streams them.
 */
final class FormatAnswers {

    private static final int HEAP = 64;
    private static final String HEAP_LIMIT = "-Xmx" + HEAP + "m";

    private static final List<String> FORMATS =
            List.of("json", "json_columns", "ndjson", "ndjson_columns", "csv", "arrow", "parquet");

    private static final String ROWS = """
            SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
              FROM generate_series(1, %d) AS copy
             CROSS JOIN article
             WHERE article_id <= %d""";

    private final Plan plan;
    private final Layout layout;
    private final TestData data;

    FormatAnswers(Plan plan, Layout layout, TestData data) {
        this.plan = plan;
        this.layout = layout;
        this.data = data;
    }

    /** Figures of one format; a turn gives each of them one more. */
    private static final class Figures {

        private final List<Double> firstByte = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
        private long length;
    }

    void report(Report report) throws IOException, SQLException, InterruptedException {
        Figures copy = new Figures();
        List<Figures> formats = FORMATS.stream().map(format -> new Figures()).toList();
        Figures spring = new Figures();
        double peak;
        try (RunningService service = RunningService.start(
                        Service.TRESTLE, layout, data.jdbcUrl(), HEAP_LIMIT, "-XX:+ExitOnOutOfMemoryError");
                RunningService other = RunningService.start(Service.SPRING, layout, data.jdbcUrl(), HEAP_LIMIT)) {
            for (int turn = 0; turn < plan.starts(); turn++) {
                copy(copy);
                for (int i = 0; i < FORMATS.size(); i++) {
                    ask(service, FORMATS.get(i), formats.get(i));
                }
                ask(other, "ndjson", spring);
            }
            peak = service.figures().peakKilobytes() / 1024.0;
        }
        Table table = new Table(List.of("", "MB", "first byte, ms", "whole answer, s", "CPU of the service, s", "rate, COPY = 1"));
        row(table, "COPY TO STDOUT", copy, copy);
        for (int i = 0; i < FORMATS.size(); i++) {
            row(table, "`" + FORMATS.get(i) + "`", formats.get(i), copy);
        }
        row(table, "`ndjson` of Spring Boot", spring, copy);
        report.part("Formats", """
                %,d rows in one answer, with a heap of %d MB (peak of the resident set: %s MB). Turns, in which the formats \
                alternate: %d; medians. COPY is read by PostgreSQL's driver and thrown away.

                %s""".formatted(TestData.ROWS * plan.copies(), HEAP, Quartiles.number(peak), plan.starts(), table));
    }

    private static void row(Table table, String name, Figures figures, Figures copy) {
        double seconds = Quartiles.of(figures.seconds).median();
        table.row(List.of(
                name,
                Quartiles.number(figures.length / 1e6),
                figures.firstByte.isEmpty() ? "" : Quartiles.number(Quartiles.of(figures.firstByte).median()),
                Quartiles.number(seconds),
                figures.cpu.isEmpty() ? "" : Quartiles.number(Quartiles.of(figures.cpu).median()),
                Quartiles.number(Quartiles.of(copy.seconds).median() / seconds)));
    }

    private void copy(Figures figures) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(data.jdbcUrl())) {
            long[] length = new long[1];
            OutputStream counting = new OutputStream() {
                @Override
                public void write(int b) {
                    length[0]++;
                }

                @Override
                public void write(byte[] bytes, int offset, int count) {
                    length[0] += count;
                }
            };
            long began = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyOut("COPY (" + ROWS.formatted(plan.copies(), TestData.ROWS) + ") TO STDOUT", counting);
            figures.seconds.add((System.nanoTime() - began) / 1e9);
            figures.length = length[0];
        }
    }

    private void ask(RunningService service, String format, Figures figures) throws IOException {
        long cpu = service.figures().cpuNanos();
        long began = System.nanoTime();
        try (HttpConnection connection = service.connect()) {
            Answer answer = connection.exchange(
                    Request.get("/articles/export?copies=" + plan.copies() + "&format=" + format), BodySink.NONE);
            if (answer.status() != 200) {
                throw new IOException("The format " + format + " is answered with " + answer.status());
            }
            figures.seconds.add((System.nanoTime() - began) / 1e9);
            figures.firstByte.add(answer.firstByteNanos() / 1e6);
            figures.length = answer.length();
        }
        figures.cpu.add((service.figures().cpuNanos() - cpu) / 1e9);
    }
}

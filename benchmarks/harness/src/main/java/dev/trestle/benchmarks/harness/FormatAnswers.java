package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * The same rows in each format that a generated route offers, beside COPY as PostgreSQL's driver and psql read it, and lines of JSON as a
 * service by Spring Boot streams them.
 */
final class FormatAnswers {

    private static final int HEAP = 64;
    private static final String HEAP_LIMIT = "-Xmx" + HEAP + "m";
    private static final String COMPARED = "ndjson";

    /** What part of the rows the answer has that warms a format up. */
    private static final int WARM_UP = 10;

    private static final List<String> FORMATS =
            List.of("json", "json_columns", COMPARED, "ndjson_columns", "csv", "arrow", "parquet");

    private static final String COPY = """
            COPY (SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
              FROM generate_series(1, %d) AS copy
             CROSS JOIN article
             WHERE article_id <= %d) TO STDOUT""";

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

        private final String format;
        private final List<Double> firstByte = new ArrayList<>();
        private final List<Double> seconds = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
        private long length;

        Figures(String format) {
            this.format = format;
        }
    }

    void report(Report report) throws IOException, SQLException, InterruptedException {
        Figures copy = new Figures("");
        Figures copyOfPsql = new Figures("");
        List<Figures> formats = FORMATS.stream().map(Figures::new).toList();
        Figures spring = new Figures(COMPARED);
        Optional<Psql> psql = Psql.find(layout, data);
        double peak;
        try (RunningService service = RunningService.start(
                        Service.TRESTLE, layout, data.jdbcUrl(), HEAP_LIMIT, "-XX:+ExitOnOutOfMemoryError");
                RunningService other = RunningService.start(Service.SPRING, layout, data.jdbcUrl(), HEAP_LIMIT)) {
            for (int turn = 0; turn < plan.starts(); turn++) {
                copy(copy);
                if (psql.isPresent()) {
                    copyOfPsql.seconds.add(psql.get().run(copy()));
                    copyOfPsql.length = copy.length;
                }
                for (Figures format : formats) {
                    ask(service, format);
                }
                ask(other, spring);
            }
            Completeness.requireLength("Spring Boot's answer", spring.length, formats.get(FORMATS.indexOf(COMPARED)).length, 1);
            peak = service.figures().peakKilobytes() / 1024.0;
        }
        Table table = new Table(List.of("", "MB", "first byte, ms", "whole answer, s", "CPU of the service, s", "rate, COPY = 1"));
        row(table, "COPY TO STDOUT", copy, copy);
        if (psql.isPresent()) {
            row(table, "psql's COPY TO STDOUT", copyOfPsql, copy);
        }
        formats.forEach(format -> row(table, "`" + format.format + "`", format, copy));
        row(table, "`ndjson` of Spring Boot", spring, copy);
        report.part("Formats", """
                %,d rows in one answer, with a heap of %d MB (peak of the resident set: %s MB). Turns, in which the formats \
                alternate: %d; medians. Before its turn each format is warmed up by an answer with a tenth of the rows. COPY is read by \
                PostgreSQL's driver and thrown away%s.

                %s""".formatted(TestData.ROWS * plan.copies(), HEAP, Quartiles.number(peak), plan.starts(),
                psql.isPresent() ? ", and by psql, with its start, into /dev/null" : "; the machine has no psql", table));
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

    private String copy() {
        return COPY.formatted(plan.copies(), TestData.ROWS);
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
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy(), counting);
            figures.seconds.add((System.nanoTime() - began) / 1e9);
            figures.length = length[0];
        }
    }

    private void ask(RunningService service, Figures figures) throws IOException {
        String name = service.service().title() + "'s " + figures.format;
        int few = Math.max(1, plan.copies() / WARM_UP);
        long warmUp = exchange(service, figures.format, few).length();
        long cpu = service.figures().cpuNanos();
        long began = System.nanoTime();
        Answer answer = exchange(service, figures.format, plan.copies());
        figures.seconds.add((System.nanoTime() - began) / 1e9);
        figures.firstByte.add(answer.firstByteNanos() / 1e6);
        figures.cpu.add((service.figures().cpuNanos() - cpu) / 1e9);
        figures.length = answer.length();
        Completeness.requireLength(name, answer.length(), warmUp, (double) plan.copies() / few);
    }

    private static Answer exchange(RunningService service, String format, int copies) throws IOException {
        Completeness body = new Completeness();
        try (HttpConnection connection = service.connect()) {
            Answer answer = connection.exchange(Request.get("/articles/export?copies=" + copies + "&format=" + format), body);
            if (answer.status() != 200) {
                throw new IOException("The format " + format + " is answered with " + answer.status());
            }
            body.requireEnd(format);
            return answer;
        }
    }
}

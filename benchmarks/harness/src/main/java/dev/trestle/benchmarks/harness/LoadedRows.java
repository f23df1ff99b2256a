package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;

/** The same rows into a table: by a load route in each format, and by COPY as PostgreSQL's driver and psql send it. */
final class LoadedRows {

    private static final int HEAP = 64;
    private static final String PATH = "/articles/import";
    private static final String SHAPE_ONLY = "/articles/import/shape";

    private static final String COPY = """
            COPY (SELECT article_id, title, subtitle, kind, price, weight, stock, views, score, active, code, created_at, released, tags
                    FROM generate_series(1, %d) AS copy
                   CROSS JOIN article
                   WHERE article_id <= %d) TO STDOUT""";

    private final Plan plan;
    private final Layout layout;
    private final TestData data;

    LoadedRows(Plan plan, Layout layout, TestData data) {
        this.plan = plan;
        this.layout = layout;
        this.data = data;
    }

    /** One way to load; a turn gives each of them one more of each figure. */
    private record Way(String name, byte[] sent, List<Double> seconds, List<Double> cpu) {

        Way(String name, byte[] sent) {
            this(name, sent, new ArrayList<>(), new ArrayList<>());
        }
    }

    void report(Report report) throws IOException, SQLException, InterruptedException {
        double peak;
        Way copy = new Way("COPY FROM STDIN", copied());
        Way copyOfPsql = new Way("psql's \\copy FROM", copy.sent);
        List<Way> loads = new ArrayList<>();
        Optional<Psql> psql = Psql.find(layout, data);
        Path file = layout.scratch("loads").resolve("rows.copy");
        Files.createDirectories(file.getParent());
        Files.write(file, copy.sent);
        try (RunningService service = RunningService.start(
                Service.TRESTLE, layout, data.jdbcUrl(), "-Xmx" + HEAP + "m", "-XX:+ExitOnOutOfMemoryError")) {
            loads.add(new Way("`json`", exported(service, "json", PATH, "application/json")));
            loads.add(new Way("`ndjson`", exported(service, "ndjson", PATH, "application/x-ndjson")));
            loads.add(new Way("`csv`", exported(service, "csv", PATH, "text/csv")));
            loads.add(new Way("`arrow`", exported(service, "arrow", PATH, "application/vnd.apache.arrow.stream")));
            loads.add(new Way("`parquet`", exported(service, "parquet", PATH, "application/vnd.apache.parquet")));
            loads.add(new Way("`ndjson`, shape_only", exported(service, "ndjson", SHAPE_ONLY, "application/x-ndjson")));
            loads.add(new Way("`csv`, shape_only", exported(service, "csv", SHAPE_ONLY, "text/csv")));
            loads.add(new Way("`parquet`, shape_only", exported(service, "parquet", SHAPE_ONLY, "application/vnd.apache.parquet")));
            for (int turn = 0; turn < plan.starts(); turn++) {
                copyIn(copy);
                if (psql.isPresent()) {
                    copyIn(psql.get(), file, copyOfPsql);
                }
                for (Way load : loads) {
                    post(service, load);
                }
            }
            peak = service.figures().peakKilobytes() / 1024.0;
        } finally {
            Files.delete(file);
        }
        Table table = new Table(List.of("", "MB", "seconds", "CPU of the service, s", "rate, COPY = 1"));
        row(table, copy, copy);
        if (psql.isPresent()) {
            row(table, copyOfPsql, copy);
        }
        loads.forEach(load -> row(table, load, copy));
        report.part("Loads", """
                %,d rows in one request to a load route, with a heap of %d MB (peak of the resident set: %s MB). Turns, in which the \
                formats alternate: %d; medians. COPY is sent by PostgreSQL's driver, in its text \
                format, from memory%s.

                %s""".formatted(rows(), HEAP, Quartiles.number(peak), plan.starts(),
                psql.isPresent() ? ", and by psql, with its start, from a file" : "; the machine has no psql", table));
    }

    private int rows() {
        return TestData.ROWS * plan.copies();
    }

    private static void row(Table table, Way way, Way copy) {
        double seconds = Quartiles.of(way.seconds).median();
        table.row(List.of(way.name, Quartiles.number(way.sent.length / 1e6), Quartiles.number(seconds),
                way.cpu.isEmpty() ? "" : Quartiles.number(Quartiles.of(way.cpu).median()),
                Quartiles.number(Quartiles.of(copy.seconds).median() / seconds)));
    }

    private byte[] copied() throws IOException, SQLException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (Connection connection = DriverManager.getConnection(data.jdbcUrl())) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut(COPY.formatted(plan.copies(), TestData.ROWS), text);
        }
        return text.toByteArray();
    }

    /** A request with the rows in a format, as the service itself answers them. */
    private byte[] exported(RunningService service, String format, String path, String contentType) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (HttpConnection connection = service.connect()) {
            Answer answer = connection.exchange(
                    Request.get("/articles/export?copies=" + plan.copies() + "&format=" + format), body::write);
            requireOk(format, answer);
        }
        return Request.post(path, contentType, body.toByteArray());
    }

    private void copyIn(Way way) throws IOException, SQLException {
        truncate();
        try (Connection connection = DriverManager.getConnection(data.jdbcUrl())) {
            long began = System.nanoTime();
            connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY imported_article FROM STDIN", new ByteArrayInputStream(way.sent));
            way.seconds.add((System.nanoTime() - began) / 1e9);
        }
        requireAll(way);
    }

    private void copyIn(Psql psql, Path file, Way way) throws IOException, SQLException, InterruptedException {
        truncate();
        way.seconds.add(psql.run("\\copy imported_article FROM '" + file + "'"));
        requireAll(way);
    }

    private void post(RunningService service, Way way) throws IOException, SQLException {
        truncate();
        long cpu = service.figures().cpuNanos();
        try (HttpConnection connection = service.connect()) {
            long began = System.nanoTime();
            Answer answer = connection.exchange(way.sent, BodySink.NONE);
            way.seconds.add((System.nanoTime() - began) / 1e9);
            requireOk(way.name, answer);
        }
        way.cpu.add((service.figures().cpuNanos() - cpu) / 1e9);
        requireAll(way);
    }

    private static void requireOk(String name, Answer answer) throws IOException {
        if (answer.status() != 200) {
            throw new IOException(name + " is answered with " + answer.status());
        }
    }

    private void truncate() throws SQLException {
        try (Connection connection = DriverManager.getConnection(data.jdbcUrl()); Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE imported_article");
            statement.execute("CHECKPOINT");
        }
    }

    private void requireAll(Way way) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(data.jdbcUrl());
                Statement statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM imported_article")) {
            count.next();
            if (count.getInt(1) != rows()) {
                throw new IOException(way.name + " has stored " + count.getInt(1) + " rows");
            }
        }
    }
}

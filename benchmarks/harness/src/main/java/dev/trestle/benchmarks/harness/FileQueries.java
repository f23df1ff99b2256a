package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Queries of a file of a million rows: as generated, and by hand on DuckDB. */
final class FileQueries {

    private static final String MODULE = "files";
    private static final String PACKAGE = "dev.trestle.benchmarks.files.";
    private static final int ROWS_OF_COPY = TestData.ROWS;
    private static final int HEAP = 64;

    /** A query, and what a request of the generated service has. */
    private record Query(String title, String path, String parameters) {}

    private static final List<Query> QUERIES = List.of(
            new Query("all rows of Parquet", "/all", "?readings=rows.parquet"),
            new Query("2 of 5 columns of 1 % of the rows", "/sensor?sensor=7", "&readings=rows.parquet"),
            new Query("groups of Parquet", "/sensors", "?readings=rows.parquet"),
            new Query("groups of CSV", "/csv", "?rows=rows.csv"));

    private final Plan plan;
    private final Layout layout;
    private final TestData data;

    FileQueries(Plan plan, Layout layout, TestData data) {
        this.plan = plan;
        this.layout = layout;
        this.data = data;
    }

    /** One way to write the service; with the figures of each query. */
    private static final class Way {

        private final String title;
        private final String main;
        private final List<List<Double>> seconds = new ArrayList<>();
        private final List<List<Double>> cpu = new ArrayList<>();

        Way(String title, String main) {
            this.title = title;
            this.main = main;
            QUERIES.forEach(query -> {
                seconds.add(new ArrayList<>());
                cpu.add(new ArrayList<>());
            });
        }
    }

    void report(Report report) throws IOException, InterruptedException {
        int rows = ROWS_OF_COPY * plan.copies();
        Path folder = Files.createDirectories(layout.scratch("readings"));
        makeFiles(folder, rows);
        Way generated = new Way("Trestle", "Main");
        Way byHand = new Way("by hand", "ByHand");
        long[] expected = new long[QUERIES.size()];
        for (Way way : List.of(byHand, generated)) {
            measure(way, folder, expected);
        }
        Table table = new Table(List.of("", "", "first, s", "warm, s", "CPU, s"));
        for (int i = 0; i < QUERIES.size(); i++) {
            for (Way way : List.of(generated, byHand)) {
                List<Double> all = way.seconds.get(i);
                table.row(List.of(QUERIES.get(i).title(), way.title, Quartiles.number(all.getFirst()),
                        Quartiles.number(Quartiles.of(all.subList(1, all.size())).median()),
                        Quartiles.number(Quartiles.of(way.cpu.get(i)).median())));
            }
        }
        report.part("Queries of files", """
                A Parquet file of %,d rows with %s MB, and a CSV file of the same rows with %s MB; a heap of %d MB. The handlers by hand \
                run DuckDB on a few platform threads and write its streamed results with Jackson; they do not check files. Trestle checks \
                each file before the first byte (`validate: strict`). Requests, one after the other, after the first: %d; medians. \
                The bytes of all answers are the same.

                %s""".formatted(rows, megabytes(folder.resolve("rows.parquet")), megabytes(folder.resolve("rows.csv")), HEAP,
                requests(), table));
    }

    private int requests() {
        return plan.starts() + 2;
    }

    private static String megabytes(Path file) throws IOException {
        return Quartiles.number(Files.size(file) / 1e6);
    }

    private void makeFiles(Path folder, int rows) throws IOException, InterruptedException {
        try (Child maker = Child.start(List.of(Layout.java(), "-cp", layout.classPath(MODULE), PACKAGE + "MakeFiles", folder.toString(),
                "" + rows), layout.target(MODULE), Map.of(), layout.log(MODULE))) {
            if (!maker.hasEnded(120) || maker.exitValue() != 0) {
                throw new IOException("The files could not be made; see " + maker.log());
            }
        }
    }

    private void measure(Way way, Path folder, long[] expected) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (Child service = Child.start(List.of(Layout.java(), "-Xmx" + HEAP + "m", "-Dtrestle.database.url=" + data.jdbcUrl(),
                "-Dserver.port=" + port, "-Dtrestle.data.roots.readings=" + folder, "-cp", layout.classPath(MODULE), PACKAGE + way.main),
                layout.target(MODULE), Map.of(), layout.log(MODULE))) {
            await(service, port);
            for (int i = 0; i < QUERIES.size(); i++) {
                for (int request = 0; request <= requests(); request++) {
                    expected[i] = ask(way, i, port, service, expected[i]);
                }
            }
        }
    }

    private static void await(Child service, int port) throws IOException, InterruptedException {
        for (int i = 0; i < 1000 && !service.hasEnded(0); i++) {
            try (HttpConnection connection = HttpConnection.open(port, Duration.ofSeconds(5))) {
                connection.exchange(Request.get("/none"), BodySink.NONE);
                return;
            } catch (IOException e) {
                Thread.sleep(20);
            }
        }
        throw new IOException("The service does not answer; see " + service.log());
    }

    /** The checksum of the answer. */
    private static long ask(Way way, int index, int port, Child service, long expected) throws IOException {
        Query query = QUERIES.get(index);
        CRC32C sum = new CRC32C();
        ProcessFigures figures = new ProcessFigures(service.pid());
        long cpu = figures.cpuNanos();
        long began = System.nanoTime();
        try (HttpConnection connection = HttpConnection.open(port, Duration.ofMinutes(5))) {
            Answer answer = connection.exchange(Request.get(query.path() + query.parameters()), sum::update);
            if (answer.status() != 200) {
                throw new IOException(way.title + " answers " + query.path() + " with " + answer.status());
            }
        }
        way.seconds.get(index).add((System.nanoTime() - began) / 1e9);
        way.cpu.get(index).add((figures.cpuNanos() - cpu) / 1e9);
        if (expected != 0 && expected != sum.getValue()) {
            throw new IOException(way.title + " has another answer to " + query.path());
        }
        return sum.getValue();
    }
}

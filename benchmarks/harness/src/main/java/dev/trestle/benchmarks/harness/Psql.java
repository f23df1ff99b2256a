package dev.trestle.benchmarks.harness;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's client, if the machine has it. */
record Psql(Path program, Layout layout, String jdbcUrl) {

    private static final int MINUTES = 10;

    /** That of the PATH. */
    static Optional<Psql> find(Layout layout, TestData data) {
        String path = System.getenv().getOrDefault("PATH", "");
        Optional<Psql> found = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "psql"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Psql(program, layout, data.jdbcUrl()));
        if (found.isEmpty()) {
            System.out.println("There is no psql on the PATH, so its rows are left out");
        }
        return found;
    }

    /** The command with what its connection needs; psql's own file of settings is not read. */
    private List<String> command(String sql) {
        URI url = URI.create(jdbcUrl.substring("jdbc:".length()));
        String database = url.getPath().substring(1);
        return List.of(program.toString(), "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--output=/dev/null",
                "--host=" + url.getHost(), "--port=" + url.getPort(), "--username=" + parameter(url, "user", "postgres"),
                "--dbname=" + database, "--command=" + sql);
    }

    private static String parameter(URI url, String name, String otherwise) {
        @Nullable String query = url.getQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * Runs a statement or a command of psql, and waits for its end. Rows are thrown away.
     *
     * @return seconds, with the start of the process
     * @throws IOException if it fails
     */
    double run(String sql) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (Child child = Child.start(command(sql), layout.benchmarks(), Map.of(), layout.log("psql"))) {
            child.await(MINUTES);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}

package dev.trestle.computed;

import dev.trestle.testing.Postgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed; its function of a summary counts its calls in a table without triggers. */
record Node(Process process) implements AutoCloseable {

    static final int PARALLEL = 4;
    static final Map<String, String> KEYS =
            Map.of("computed.parallel", Integer.toString(PARALLEL), "computed.poll-interval", "PT0.02S");

    /** The process. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Service.begin(arguments[0], counting(arguments[0])::api, KEYS);
            System.out.println("started");
        }
    }

    static Functions counting(String url) {
        return Functions.USUAL.summary(film -> {
            try (Connection connection = DriverManager.getConnection(url);
                    PreparedStatement call = connection.prepareStatement("INSERT INTO call (title) VALUES (?)")) {
                call.setString(1, film.title());
                call.executeUpdate();
            }
            Thread.sleep(20);
            return Functions.summary(film);
        });
    }

    static Node start(Postgres.Database database) {
        return start(database, Main.class);
    }

    /** A process of another class, which prints as {@link Main} does. */
    static Node start(Postgres.Database database, Class<?> main) {
        try {
            Process process = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp", System.getProperty("java.class.path"), "-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                    "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                    main.getName(), database.url())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            while (line != null && !line.equals("started")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("The server ended at its start");
            }
            return new Node(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process in the middle of whatever it does (SIGKILL). */
    void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops the process as it is (SIGSTOP), or lets it go on (SIGCONT). */
    void signal(String name) {
        try {
            Process sent = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
            if (sent.waitFor() != 0) {
                throw new IllegalStateException("The server cannot be sent " + name);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

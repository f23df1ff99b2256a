package dev.trestle.exports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed; it exports with the id of the entry. */
record Node(Process process, Client client) implements AutoCloseable {

    /** The process. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Service service = Service.start(arguments[0], setup(new Other(Dialect.POSTGRESQL, arguments[1])).hook(row -> {
                // For as long as it takes to be killed.
                Thread.sleep(600_000);
                return row;
            }));
            System.out.println("port " + service.server().port());
        }
    }

    /** A server that stands still loses its turn after five seconds. */
    static Setup setup(Other target) {
        return Setup.of(target, LoanSql.INSERT_WITH_ID)
                .with(Setup.TARGET + "statement-timeout", "PT2S").with("exports.hook-grace", "PT1S");
    }

    /** Gives a server that takes requests. */
    static Node start(String url, String targetUrl) {
        try {
            Process process = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp", System.getProperty("java.class.path"), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                    "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                    Main.class.getName(), url, targetUrl)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            while (line != null && !line.startsWith("port ")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("The server ended at its start");
            }
            return new Node(process, new Client(Integer.parseInt(line.substring(5))));
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

    void signal(String name) {
        try {
            if (new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor() != 0) {
                throw new IllegalStateException("The signal was not sent");
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

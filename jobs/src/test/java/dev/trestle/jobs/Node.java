package dev.trestle.jobs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed. */
record Node(Process process, Client client) implements AutoCloseable {

    /** The process. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            Service service = Service.start(arguments[0], Map.of("trestle.jobs.shutdown-grace", "PT2S"),
                    Service.OPTIONS.attempts(1000), RateWithCard.Hook.of(film -> film));
            System.out.println("port " + service.server().port());
        }
    }

    /** Gives a server that takes requests. */
    static Node start(String url) {
        return start(Main.class, url);
    }

    /** The same by another class, which prints its port as this one does. */
    static Node start(Class<?> main, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp", System.getProperty("java.class.path"), "-Xmx256m", "-XX:TieredStopAtLevel=1",
                    "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file"),
                    main.getName()));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
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
        awaitEnd();
    }

    /** Asks the process to end (SIGTERM). */
    void terminate() {
        process.destroy();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

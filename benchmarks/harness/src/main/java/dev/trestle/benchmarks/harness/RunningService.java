package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that runs as a process of its own, until it is closed or the harness ends. */
final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] FIRST = Request.get("/articles/1");

    private final Service service;
    private final Child process;
    private final int port;
    private final long began;
    private Duration start = Duration.ZERO;

    private RunningService(Service service, Child process, int port, long began) {
        this.service = service;
        this.process = process;
        this.port = port;
        this.began = began;
    }

    /**
     * Starts it, and waits for its first answer.
     *
     * @param jvm arguments of its JVM, such as {@code -Xmx64m}
     * @throws IOException if it ends, or does not answer in time
     */
    static RunningService start(Service service, Layout layout, String jdbcUrl, String... jvm)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Layout.java());
        command.addAll(List.of(jvm));
        command.addAll(service.arguments(layout, jdbcUrl, port));
        long began = System.nanoTime();
        Child process = Child.start(
                command, layout.target(service.module()), Map.of(), layout.log(service.module()));
        RunningService running = new RunningService(service, process, port, began);
        try {
            running.awaitAnswer();
            return running;
        } catch (IOException | InterruptedException | RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        while (!answers()) {
            if (process.hasEnded(0)) {
                throw new IOException(
                        service.title() + " has ended with " + process.exitValue() + "; see " + process.log());
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException(service.title() + " does not answer; see " + process.log());
            }
            Thread.sleep(2);
        }
        start = Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean answers() {
        try (HttpConnection connection = HttpConnection.open(port, PATIENCE)) {
            return connection.exchange(FIRST, BodySink.NONE).status() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A new connection, whose reads take five minutes at most. */
    HttpConnection connect() throws IOException {
        return HttpConnection.open(port, Duration.ofMinutes(5));
    }

    Service service() {
        return service;
    }

    /** From the start of the process to its first answer. */
    Duration startTime() {
        return start;
    }

    long pid() {
        return process.pid();
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    /** Whether its process has ended, after a moment in which it may do so. */
    boolean hasEnded() throws InterruptedException {
        return process.hasEnded(2);
    }

    @Override
    public void close() {
        process.close();
    }
}

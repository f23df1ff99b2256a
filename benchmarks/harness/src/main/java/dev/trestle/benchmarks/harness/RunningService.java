package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs as a process of its own, until it is closed or the harness ends. */
final class RunningService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] FIRST = Request.get("/articles/1");

    private final Service service;
    private final Process process;
    private final Thread end;
    private final int port;
    private final Path log;
    private final long began = System.nanoTime();
    private Duration start = Duration.ZERO;

    private RunningService(Service service, Process process, int port, Path log) {
        this.service = service;
        this.process = process;
        this.port = port;
        this.log = log;
        this.end = new Thread(process::destroyForcibly, "end-" + service.module());
        Runtime.getRuntime().addShutdownHook(end);
    }

    /**
     * Starts it, and waits for its first answer.
     *
     * @throws IOException if it ends, or does not answer in time
     */
    static RunningService start(Service service, Layout layout, String jdbcUrl, List<String> jvm)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Layout.java());
        command.addAll(jvm);
        command.addAll(service.arguments(layout, jdbcUrl, port));
        Files.createDirectories(layout.logs());
        Path log = layout.logs().resolve(service.module() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        RunningService running = new RunningService(service, process, port, log);
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
            if (!process.isAlive()) {
                throw new IOException(service.title() + " has ended with " + process.exitValue() + "; see " + log);
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException(service.title() + " does not answer; see " + log);
            }
            Thread.sleep(2);
        }
        start = Duration.ofNanos(System.nanoTime() - began);
    }

    private boolean answers() {
        try (HttpConnection connection = connect()) {
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

    HttpConnection connect() throws IOException {
        return HttpConnection.open(port);
    }

    Service service() {
        return service;
    }

    /** From the start of the process to its first answer. */
    Duration startTime() {
        return start;
    }

    ProcessFigures figures() {
        return new ProcessFigures(process.pid());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits a moment for a process that may be about to end. */
    boolean endsSoon() throws InterruptedException {
        return process.waitFor(2, TimeUnit.SECONDS);
    }

    /** Ends it at once: it has nothing to lose. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        Runtime.getRuntime().removeShutdownHook(end);
    }
}

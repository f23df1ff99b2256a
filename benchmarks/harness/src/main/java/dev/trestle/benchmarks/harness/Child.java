package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that does not outlive the harness. What it says is added to a file. */
final class Child implements AutoCloseable {

    private static final int GRACE_SECONDS = 10;

    private final Process process;
    private final Path log;
    private final Thread end = new Thread(this::end, "end-child");

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(end);
    }

    static Child start(List<String> command, Path folder, Map<String, String> environment, Path log)
            throws IOException {
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new Child(builder.start(), log);
    }

    /**
     * Waits until it has done its work.
     *
     * @throws IOException if it fails, or takes longer
     */
    void await(int minutes) throws IOException, InterruptedException {
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            throw new IOException("takes longer than " + minutes + " minutes; see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IOException("has ended with " + process.exitValue() + "; see " + log);
        }
    }

    /** Waits a moment for a process that may be about to end, and says whether it has. */
    boolean hasEnded(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitValue() {
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    Path log() {
        return log;
    }

    /** Gives it the time to end what it has started itself. */
    private void end() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        process.destroy();
        try {
            process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        end();
        process.onExit().join();
        Runtime.getRuntime().removeShutdownHook(end);
    }
}

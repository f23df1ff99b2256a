package dev.trestle.benchmarks.harness;

import dev.trestle.benchmarks.harness.HttpConnection.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks a service over a few connections, each of which sends its next request when it has its answer. */
final class Load {

    static final int CONNECTIONS = 4;

    private Load() {}

    /** Asks for as long as that. */
    static Slice run(RunningService service, Scenario scenario, Duration duration)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + duration.toNanos();
        return run(service, scenario, count -> System.nanoTime() < deadline);
    }

    /** Sends as many requests over each connection. */
    static Slice run(RunningService service, Scenario scenario, int requests) throws IOException, InterruptedException {
        return run(service, scenario, count -> count < requests);
    }

    private static Slice run(RunningService service, Scenario scenario, More more)
            throws IOException, InterruptedException {
        List<Callable<Long>> clients = new ArrayList<>();
        for (int client = 0; client < CONNECTIONS; client++) {
            int first = client * scenario.requests().size() / CONNECTIONS;
            clients.add(() -> ask(service, scenario, first, more));
        }
        ProcessFigures figures = service.figures();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            long cpu = figures.cpuNanos();
            long began = System.nanoTime();
            long count = 0;
            for (Future<Long> client : threads.invokeAll(clients)) {
                count += client.get();
            }
            return new Slice(count, System.nanoTime() - began, figures.cpuNanos() - cpu);
        } catch (ExecutionException e) {
            throw new IOException(service.service().title() + ", " + scenario.title() + ": " + e.getCause(), e);
        }
    }

    private static long ask(RunningService service, Scenario scenario, int first, More more) throws IOException {
        List<byte[]> requests = scenario.requests();
        long count = 0;
        try (HttpConnection connection = service.connect()) {
            for (int next = first; more.than(count); next = (next + 1) % requests.size()) {
                Answer answer = connection.exchange(requests.get(next), BodySink.NONE);
                if (answer.status() != scenario.status()) {
                    throw new IOException("was answered with " + answer.status());
                }
                count++;
            }
        }
        return count;
    }

    @FunctionalInterface
    private interface More {
        boolean than(long count);
    }

    /** What came of it: requests that were answered, the time that passed, and the CPU time of the server's process. */
    record Slice(long requests, long nanos, long cpuNanos) {

        double cpuMicrosPerRequest() {
            return cpuNanos / 1e3 / requests;
        }

        double requestsPerSecond() {
            return requests * 1e9 / nanos;
        }
    }
}

package dev.trestle.listener;

import dev.trestle.listener.process.FileDescriptors;
import dev.trestle.listener.process.Threads;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The deadlines for clients, and the maximum load of the server.
 *
 * @param head maximum time from the first byte of a request until its head is complete; positive
 * @param body maximum time that a client may pause while it sends a body; positive
 * @param write maximum time that a client may pause while it reads an answer; positive
 * @param idle maximum time that a connection may be open without a request; positive
 * @param minRate bytes per second; a slower body or answer uses up the time of {@code body} or {@code write}; 0 for no
 *     minimum
 * @param maxConnections maximum number of connections; further ones wait in the backlog of the operating system
 * @param maxRequests maximum number of concurrent requests; further ones are answered with 503
 * @param fewRequests number of concurrent requests up to which connections are served by platform threads, as {@link Threads}
 *     says; 0 for virtual threads alone
 */
public record Limits(
        Duration head, Duration body, Duration write, Duration idle, int minRate, int maxConnections, int maxRequests,
        int fewRequests) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Limits {
        if (Stream.of(head, body, write, idle).anyMatch(time -> time.isNegative() || time.isZero())
                || minRate < 0 || maxConnections < 1 || maxRequests < 1 || fewRequests < 0) {
            throw new IllegalArgumentException(
                    "A deadline has to be positive, a rate and few requests at least 0, and any other limit at least 1");
        }
    }

    /**
     * The default number of connections for this process. Each may also have an open file, and the rest of the process
     * needs file descriptors.
     *
     * @return half of the file descriptors that the process may open, but at most 8192
     */
    public static int connectionsOfProcess() {
        return (int) Math.max(16, Math.min(8192, FileDescriptors.limit() / 2));
    }

    /**
     * The default number of few requests: as many as platform threads serve at less cost than virtual ones.
     *
     * @return four for each processor
     */
    public static int fewRequestsOfMachine() {
        return 4 * Runtime.getRuntime().availableProcessors();
    }
}

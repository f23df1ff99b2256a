package dev.trestle.listener;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * How long a client may keep the server waiting, and how much the server takes at once.
 *
 * @param head from the first byte of a request until its head is complete; positive
 * @param body how long a client may send nothing of a body that the server reads; positive
 * @param write how long a client may take nothing of an answer; positive
 * @param idle how long a connection may be open without a request; positive
 * @param minRate bytes a second that a client sends of a body or takes of an answer at least: a slower one uses its
 *     {@code body} or {@code write} up; 0 for no such rate
 * @param maxConnections how many connections are open at once; more wait in the backlog of the operating system
 * @param maxRequests how many requests run at once; more are answered 503
 */
public record Limits(
        Duration head, Duration body, Duration write, Duration idle, int minRate, int maxConnections, int maxRequests) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one of them is out of range
     */
    public Limits {
        if (Stream.of(head, body, write, idle).anyMatch(time -> time.isNegative() || time.isZero())
                || minRate < 0 || maxConnections < 1 || maxRequests < 1) {
            throw new IllegalArgumentException(
                    "A deadline has to be positive, a rate at least 0, and any other limit at least 1");
        }
    }

    /**
     * A number of connections for this process: each may have a file open as well, and the rest of the process needs
     * some too.
     *
     * @return half of the file descriptors that the process may open, but at most 8192
     */
    public static int connectionsOfProcess() {
        return (int) Math.max(16, Math.min(8192, FileDescriptors.limit() / 2));
    }
}

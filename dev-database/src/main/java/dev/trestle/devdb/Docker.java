package dev.trestle.devdb;

/**
 * Whether a Docker engine runs. This is checked before Testcontainers is used, because that is slow without an engine;
 * this check takes at most two seconds.
 */
public sealed interface Docker {

    /** Checks {@code DOCKER_HOST}, or the usual sockets of Docker. */
    static Docker find() {
        return DockerProbe.find(System.getenv());
    }

    /** An engine answers at this address. */
    record Running(String where) implements Docker {}

    /** No engine answers; the reason is for the user. */
    record Absent(String reason) implements Docker {}
}

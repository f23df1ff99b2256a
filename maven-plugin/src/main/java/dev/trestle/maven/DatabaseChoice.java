package dev.trestle.maven;

import dev.trestle.devdb.DatabaseSettings;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Which database the parameters ask for. */
sealed interface DatabaseChoice {

    DatabaseSettings settings(MavenServices maven) throws MojoExecutionException, MojoFailureException;

    /** Whether the database is ours, so that its schema is what the migrations say. */
    default boolean throwaway() {
        return true;
    }

    /** Puts the parameters together, or says in one line why they don't fit. */
    static DatabaseChoice of(
            @Nullable String database,
            @Nullable String postgresVersion,
            @Nullable String containerImage,
            @Nullable String jdbcUrl,
            @Nullable String serverId)
            throws MojoFailureException {
        String kind = database != null ? database : jdbcUrl != null ? "jdbc" : "embedded";
        require(jdbcUrl == null || kind.equals("jdbc"), "jdbcUrl is set, but database is '" + kind + "' and not 'jdbc'");
        require(serverId == null || kind.equals("jdbc"), "serverId is for database=jdbc, but database is '" + kind + "'");
        require(containerImage == null || kind.equals("container"),
                "containerImage is for database=container, but database is '" + kind + "'");
        switch (kind) {
            case "embedded":
                return new Embedded(postgresVersion != null ? postgresVersion : TestedVersions.postgresql());
            case "container":
                return new Container(containerImage != null ? containerImage : TestedVersions.postgresqlImage());
            case "jdbc":
                require(jdbcUrl != null, "database=jdbc needs a jdbcUrl");
                return new Jdbc(String.valueOf(jdbcUrl), Optional.ofNullable(serverId));
            default:
                throw new MojoFailureException("database is one of embedded, container and jdbc, not '" + kind + "'");
        }
    }

    private static void require(boolean condition, String message) throws MojoFailureException {
        if (!condition) {
            throw new MojoFailureException(message);
        }
    }

    record Embedded(String version) implements DatabaseChoice {
        @Override
        public DatabaseSettings settings(MavenServices maven) throws MojoExecutionException {
            return new DatabaseSettings.Embedded(new PostgresBinaries(maven.resolve(Platform.current().binaries(version), "embedded PostgreSQL")));
        }
    }

    record Container(String image) implements DatabaseChoice {
        @Override
        public DatabaseSettings settings(MavenServices maven) {
            return new DatabaseSettings.Container(image);
        }
    }

    record Jdbc(String url, Optional<String> serverId) implements DatabaseChoice {
        @Override
        public DatabaseSettings settings(MavenServices maven) throws MojoExecutionException, MojoFailureException {
            if (serverId.isEmpty()) {
                return new DatabaseSettings.Given(url);
            }
            MavenServices.Login login = maven.login("serverId", serverId.get());
            return new DatabaseSettings.Given(url, login.user(), login.password());
        }

        @Override
        public boolean throwaway() {
            return false;
        }
    }
}

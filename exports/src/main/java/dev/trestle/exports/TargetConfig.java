package dev.trestle.exports;

import static dev.trestle.exports.ExportsConfig.duration;

import io.helidon.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** The keys of one target that {@link Exports} lists. */
record TargetConfig(
        String url, Optional<String> username, Optional<String> password, Optional<Path> passwordFile, int poolSize,
        Duration connectionTimeout, Duration statementTimeout, boolean required) {

    TargetConfig {
        if (poolSize < 1) {
            throw new IllegalArgumentException("pool-size of a target of exports has to be 1 or more");
        }
        if (connectionTimeout.toMillis() < 250 || statementTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("connection-timeout of a target of exports has to be PT0.25S or more, and"
                    + " statement-timeout has to be positive");
        }
    }

    /**
     * The keys of a target.
     *
     * @throws IllegalArgumentException if one is missing or malformed
     */
    static TargetConfig read(ExpectedTarget target, Config config) {
        Optional<Path> passwordFile = config.get("password-file").asString().map(Path::of);
        if (passwordFile.isPresent() && !Files.isReadable(passwordFile.get())) {
            throw new IllegalArgumentException(config.key() + ".password-file cannot be read");
        }
        return new TargetConfig(
                target.sameDatabase() ? "" : url(target, config),
                config.get("username").asString().asOptional(),
                config.get("password").asString().asOptional(),
                passwordFile,
                target.dialect() == Dialect.SQLITE ? 1 : config.get("pool-size").asInt().orElse(4),
                duration(config, "connection-timeout", "PT5S"),
                duration(config, "statement-timeout", "PT30S"),
                config.get("required").asBoolean().orElse(false));
    }

    private static String url(ExpectedTarget target, Config config) {
        return config.get("url").asString().asOptional().orElseThrow(() -> new IllegalArgumentException(
                "Rows are exported to the target " + target.name() + ", and nothing says where that is: set "
                        + config.get("url").key() + " to its JDBC URL, or " + variable(config.get("url"))
                        + " in the environment"));
    }

    /** As Helidon's config maps names of environment variables to keys. */
    private static String variable(Config config) {
        return config.key().toString().replace("-", "_dash_").replace('.', '_')
                .toUpperCase(Locale.ROOT).replace("_DASH_", "_dash_");
    }

    /** For how long a delivery does nothing at most: what begins in its time may take one statement more. */
    Duration longestIdle() {
        return statementTimeout.multipliedBy(2).plusSeconds(1);
    }

    /** Who connects; a file is read each time, so that a secret may be changed while the service runs. */
    Properties credentials() throws SQLException {
        Properties properties = new Properties();
        username.ifPresent(user -> properties.setProperty("user", user));
        password.ifPresent(secret -> properties.setProperty("password", secret));
        if (passwordFile.isPresent()) {
            try {
                properties.setProperty("password", Files.readString(passwordFile.get()).strip());
            } catch (IOException e) {
                throw new SQLException("The file of the password cannot be read", "28000", e);
            }
        }
        return properties;
    }
}

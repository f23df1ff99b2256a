package dev.trestle.exports;

import static dev.trestle.exports.ExportsConfig.duration;
import static dev.trestle.exports.ExportsConfig.flag;

import io.helidon.config.Config;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The keys of one target that {@link Exports} lists. */
record TargetConfig(
        String url, Optional<String> username, Optional<String> password, Optional<Path> passwordFile, int poolSize,
        Duration connectionTimeout, Duration statementTimeout, boolean required) {

    private static final System.Logger LOG = System.getLogger(TargetConfig.class.getName());

    private static final Set<String> KEYS = Set.of("url", "username", "password", "password-file", "pool-size",
            "connection-timeout", "statement-timeout", "required");

    /**
     * The keys of a target.
     *
     * @throws IllegalArgumentException if one is missing or malformed
     */
    static TargetConfig read(ExpectedTarget target, Config config) {
        warnOfOthers(config);
        Optional<Path> passwordFile = config.get("password-file").asString().map(Path::of);
        if (passwordFile.isPresent() && !Files.isReadable(passwordFile.get())) {
            throw new IllegalArgumentException(
                    config.key() + ".password-file cannot be read: " + passwordFile.get().toAbsolutePath());
        }
        TargetConfig keys = new TargetConfig(
                target.sameDatabase() ? "" : url(target, config),
                config.get("username").asString().asOptional(),
                config.get("password").asString().asOptional(),
                passwordFile,
                target.dialect() == Dialect.SQLITE ? 1 : config.get("pool-size").asInt().orElse(4),
                duration(config, "connection-timeout", "PT5S"),
                duration(config, "statement-timeout", "PT30S"),
                flag(config, "required", false));
        require(keys.poolSize >= 1, config.get("pool-size"), "1 or more");
        require(keys.connectionTimeout.toMillis() >= 250, config.get("connection-timeout"), "PT0.25S or more");
        require(keys.statementTimeout.toMillis() >= 1, config.get("statement-timeout"), "positive");
        return keys;
    }

    private static void require(boolean holds, Config key, String what) {
        if (!holds) {
            throw new IllegalArgumentException(key.key() + " has to be " + what);
        }
    }

    private static void warnOfOthers(Config config) {
        config.asNodeList().orElse(List.of()).stream()
                .filter(node -> !KEYS.contains(node.name()))
                .forEach(node -> LOG.log(Level.WARNING, () -> node.key() + " is no key of a target, and says nothing"));
    }

    private static String url(ExpectedTarget target, Config config) {
        String url = config.get("url").asString().asOptional().orElseThrow(() -> new IllegalArgumentException(
                "Rows are exported to the target " + target.name() + ", and nothing says where that is: set "
                        + config.get("url").key() + " to its JDBC URL" + (target.name().contains("_") ? ""
                                : ", or " + variable(config.get("url")) + " in the environment")));
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(config.get("url").key() + " has to be a JDBC URL, which begins with jdbc:");
        }
        return url;
    }

    /** As Helidon's config maps names of environment variables to keys; it has no name for one with an underscore. */
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

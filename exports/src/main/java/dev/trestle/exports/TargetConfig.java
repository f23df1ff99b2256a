package dev.trestle.exports;

import dev.trestle.runtime.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/** The keys of one target that {@link Exports} lists. */
record TargetConfig(
        String url, Optional<String> username, Optional<String> password, Optional<Path> passwordFile, int poolSize,
        Duration connectionTimeout, Duration statementTimeout, boolean required) {

    /**
     * The keys of a target.
     *
     * @throws IllegalArgumentException if one is missing or malformed
     */
    static TargetConfig read(ExpectedTarget target, Settings settings) {
        Optional<Path> passwordFile = settings.text("password-file").map(Path::of);
        if (passwordFile.isPresent() && !Files.isReadable(passwordFile.get())) {
            throw new IllegalArgumentException(
                    settings.full("password-file") + " cannot be read: " + passwordFile.get().toAbsolutePath());
        }
        int poolSize = settings.number("pool-size", 4, 1);
        return new TargetConfig(
                target.sameDatabase() ? settings.text("url").orElse("") : url(settings),
                settings.text("username"),
                settings.text("password"),
                passwordFile,
                target.dialect() == Dialect.SQLITE ? 1 : poolSize,
                settings.duration("connection-timeout", "PT5S", Duration.ofMillis(250), Duration.ofDays(1)),
                settings.duration("statement-timeout", "PT30S", Duration.ofMillis(1), Duration.ofDays(1)),
                settings.flag("required", false));
    }

    private static String url(Settings settings) {
        String url = settings.required("url", "the JDBC URL of a target that routes export to");
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException(settings.full("url") + " has to be a JDBC URL, which begins with jdbc:");
        }
        return url;
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

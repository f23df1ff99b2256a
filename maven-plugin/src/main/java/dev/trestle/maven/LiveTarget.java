package dev.trestle.maven;

import dev.trestle.generator.ConnectionSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.apache.maven.plugin.MojoFailureException;

/** Connects to a target by a driver among the plugin's dependencies. */
record LiveTarget(String name, TargetChoice.Live live, MavenServices maven) implements ConnectionSource {

    private static final String SQLITE = "jdbc:sqlite:";

    /** {@code SQLITE_OPEN_READONLY}: without it, a path that is misspelt becomes an empty database. */
    private static final String READ_ONLY = "1";

    @Override
    public Connection open() throws SQLException {
        Properties properties = new Properties();
        if (live.url().startsWith(SQLITE)) {
            properties.setProperty("open_mode", READ_ONLY);
        }
        Optional<MavenServices.Login> login = login();
        login.flatMap(MavenServices.Login::user).ifPresent(user -> properties.setProperty("user", user));
        login.flatMap(MavenServices.Login::password).ifPresent(word -> properties.setProperty("password", word));
        try {
            return connect(properties);
        } catch (SQLException e) {
            throw withoutPassword(e, properties.getProperty("password", ""));
        }
    }

    private Optional<MavenServices.Login> login() throws SQLException {
        if (live.serverId().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(maven.login("targetServers", live.serverId().get()));
        } catch (MojoFailureException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    /** DriverManager shows only those drivers of its caller's class loader that have been loaded. */
    private Connection connect(Properties properties) throws SQLException {
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, LiveTarget.class.getClassLoader())) {
                if (driver.acceptsURL(live.url())) {
                    Connection connection = driver.connect(live.url(), properties);
                    if (connection != null) {
                        return connection;
                    }
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new SQLException("a driver among the plugin's dependencies cannot be loaded: " + e.getMessage(), e);
        }
        throw new SQLException("none of the plugin's <dependencies> has a JDBC driver for it; add the driver's artifact,"
                + " such as org.xerial:sqlite-jdbc or org.mariadb.jdbc:mariadb-java-client, to those of"
                + " trestle-maven-plugin");
    }

    private static SQLException withoutPassword(SQLException e, String password) {
        String message = String.valueOf(e.getMessage());
        return password.isEmpty() || !message.contains(password)
                ? e
                : new SQLException(message.replace(password, "…"), e.getSQLState());
    }
}

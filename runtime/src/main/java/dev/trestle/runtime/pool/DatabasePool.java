package dev.trestle.runtime.pool;

import com.zaxxer.hikari.HikariConfig;
import dev.trestle.runtime.postgres.Eviction;
import dev.trestle.runtime.settings.Settings;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;

/** A pool of connections, with all settings that the text form of values depends on. */
public final class DatabasePool implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Connector connector;
    private final QueueingPool pool;
    private final Duration statementTimeout;

    /** The service's pool; starts it without waiting for the database. */
    public DatabasePool(Settings settings, long maxResultSize) {
        this(settings, "trestle", settings.number("pool-size", 10, 1), Integer.MAX_VALUE, maxResultSize);
    }

    /** A pool of some size, with at most {@code idle} unused connections. */
    public DatabasePool(Settings settings, String name, int size, int idle, long maxResultSize) {
        Duration connectionTimeout = settings.duration("connection-timeout", "PT5S", Duration.ofMillis(250), LONGEST);
        statementTimeout = settings.duration("statement-timeout", "PT30S", Duration.ofMillis(1), LONGEST);

        Properties properties = new Properties();
        settings.text("username").ifPresent(user -> properties.setProperty("user", user));
        settings.text("password").ifPresent(password -> properties.setProperty("password", password));
        // Every value comes as PostgreSQL's own text, so that no digit gets lost in a driver's type.
        properties.setProperty("binaryTransfer", "false");
        // The driver makes exceptions for its own classes.
        properties.setProperty("binaryTransferDisable", "point,box");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", seconds(connectionTimeout));
        // For a network that swallows packets; the statement timeout comes first where the database still answers.
        properties.setProperty("socketFactory", WatchedSockets.class.getName());
        properties.setProperty("socketTimeout", seconds(statementTimeout.plusSeconds(10)));
        if (maxResultSize > 0) {
            // The driver closes the connection then, as the server would send the rest of the result.
            properties.setProperty("maxResultBuffer", Long.toString(maxResultSize));
        }
        String url = settings.required("url", "the JDBC URL of the service's database");
        DatabaseUrl.withoutEffect(url).findFirst().ifPresent(setting -> {
            throw new IllegalArgumentException(settings.full("url") + " sets " + setting
                    + ", which the service sets itself; leave it out" + (setting.equalsIgnoreCase("statement_timeout")
                            ? ", and set " + settings.full("statement-timeout") : ""));
        });
        connector = new Connector(url, properties);

        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName(name);
        hikari.setDataSource(connector);
        hikari.setMaximumPoolSize(size);
        hikari.setMinimumIdle(Math.min(size, idle));
        hikari.setConnectionTimeout(connectionTimeout.toMillis());
        hikari.setInitializationFailTimeout(-1);
        hikari.setConnectionInitSql(initSql());
        hikari.setExceptionOverride(new Eviction());
        pool = new QueueingPool(hikari);
    }

    /** Set after the start: the driver sends the JVM's time zone then, and a role or a database may have others. */
    private String initSql() {
        return "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';"
                + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET lc_monetary = 'C'; SET statement_timeout = "
                + statementTimeout.toMillis();
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }

    /** The source of connections, which is a {@link dev.trestle.runtime.postgres.Lender} too. */
    public DataSource source() {
        return pool;
    }

    /** Whether work waits for a connection. */
    public boolean hasWaiting() {
        return pool.hasWaiting();
    }

    /** The configured time limit of a statement. */
    public Duration statementTimeout() {
        return statementTimeout;
    }

    @Override
    public void close() {
        connector.close();
        pool.close();
    }
}

package dev.trestle.runtime;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.config.Config;
import java.time.Duration;

/** The pool of connections, with all set that the text form of values depends on. */
final class DatabasePool {

    private DatabasePool() {}

    static Duration statementTimeout(Config config) {
        return config.get("statement-timeout").as(Duration.class).orElse(Duration.ofSeconds(30));
    }

    static HikariDataSource open(Config config) {
        Duration connectionTimeout =
                config.get("connection-timeout").as(Duration.class).orElse(Duration.ofSeconds(5));
        Duration statementTimeout = statementTimeout(config);

        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("trestle");
        hikari.setJdbcUrl(config.get("url").asString().get());
        config.get("username").asString().ifPresent(hikari::setUsername);
        config.get("password").asString().ifPresent(hikari::setPassword);
        hikari.setMaximumPoolSize(config.get("pool-size").asInt().orElse(10));
        hikari.setConnectionTimeout(connectionTimeout.toMillis());
        // The service starts without the database and finds it when it comes.
        hikari.setInitializationFailTimeout(-1);

        // Every value comes as PostgreSQL's own text, so that no digit gets lost in a driver's type.
        hikari.addDataSourceProperty("binaryTransfer", "false");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        hikari.addDataSourceProperty("connectTimeout", seconds(connectionTimeout));
        // For a network that swallows packets; the statement timeout comes first where the database still answers.
        hikari.addDataSourceProperty("socketTimeout", seconds(statementTimeout.plusSeconds(10)));
        hikari.setConnectionInitSql(initSql(statementTimeout));
        return new HikariDataSource(hikari);
    }

    /** Set after the start, because the driver sends the JVM's time zone then, which wins over start-up options. */
    private static String initSql(Duration statementTimeout) {
        return "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'iso_8601';"
                + " SET extra_float_digits = 1; SET bytea_output = 'hex'; SET statement_timeout = "
                + statementTimeout.toMillis();
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}

package dev.trestle.devdb;

import java.sql.Connection;
import java.sql.SQLException;

/** An existing database. */
final class GivenServer {

    private GivenServer() {}

    static DevDatabase connect(DatabaseSettings.Given settings) throws DevDatabaseException {
        if (!settings.jdbcUrl().startsWith(JdbcUrl.PREFIX)) {
            throw new DevDatabaseException("not a JDBC URL of PostgreSQL, which starts with '" + JdbcUrl.PREFIX + "': "
                    + settings, null);
        }
        String url = JdbcUrl.withUser(settings.jdbcUrl(), settings.user(), settings.password());
        DevDatabase database = new DevDatabase(url, settings.toString(), () -> {});
        try (Connection connection = database.connect()) {
            connection.isReadOnly();
            return database;
        } catch (SQLException | IllegalArgumentException e) {
            throw new DevDatabaseException("cannot connect to " + settings + ": " + e.getMessage(), e);
        }
    }
}

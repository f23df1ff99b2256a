package com.example.films;

import com.example.films.sample.SampleData;
import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The library's database, with all its tables, and with sample data where it had no films. */
final class LibraryDatabase implements AutoCloseable {

    private final DevDatabase database;
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private LibraryDatabase(DevDatabase database) {
        this.database = database;
        source.setUrl(database.jdbcUrl());
    }

    /**
     * Connects to the given database, or starts a PostgreSQL that ends with this process, and makes it ready.
     *
     * @throws DevDatabaseException where there is no connection or no PostgreSQL for this machine
     * @throws SQLException where the sample data cannot be stored
     */
    static LibraryDatabase open(Optional<DatabaseSettings.Given> given) throws DevDatabaseException, SQLException {
        DatabaseSettings settings = given.isPresent() ? given.get() : new DatabaseSettings.Embedded();
        LibraryDatabase library = new LibraryDatabase(DevDatabase.start(settings));
        try {
            library.migrate();
            SampleData.fill(library.source);
            return library;
        } catch (SQLException | RuntimeException e) {
            library.close();
            throw e;
        }
    }

    private void migrate() {
        Flyway.configure(getClass().getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /** Connections that are not pooled. */
    PGSimpleDataSource source() {
        return source;
    }

    /** May hold a password. */
    String jdbcUrl() {
        return database.jdbcUrl();
    }

    @Override
    public void close() throws DevDatabaseException {
        database.close();
    }

    /** Without password. */
    @Override
    public String toString() {
        return database.toString();
    }
}

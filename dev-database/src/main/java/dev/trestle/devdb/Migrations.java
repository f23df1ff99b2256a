package dev.trestle.devdb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Applies a project's Flyway migrations. */
final class Migrations {

    private final String jdbcUrl;
    private final List<Path> folders;

    Migrations(String jdbcUrl, List<Path> folders) {
        this.jdbcUrl = jdbcUrl;
        this.folders = folders;
    }

    int apply() throws DevDatabaseException {
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new DevDatabaseException("no such folder of migrations: " + folder, null);
            }
        }
        try {
            return flyway().migrate().migrationsExecuted;
        } catch (FlywayException e) {
            throw failure(e);
        }
    }

    private Flyway flyway() {
        FluentConfiguration configuration = Flyway.configure(getClass().getClassLoader())
                .dataSource(jdbcUrl, null, null)
                .locations(folders.stream()
                        .map(folder -> "filesystem:" + folder.toAbsolutePath().normalize())
                        .toArray(String[]::new))
                .loggers(FlywayLog.class.getName())
                .validateMigrationNaming(true)
                // A throwaway database need not be stricter than the project's own settings.
                .mixed(true);
        // CREATE INDEX CONCURRENTLY would wait forever for the lock's transaction, and nobody else migrates here.
        configuration.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        return configuration.load();
    }

    private static DevDatabaseException failure(FlywayException thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywaySqlScriptException script && script.getResource() != null) {
                return StatementFailure.of(script).toException();
            }
        }
        return new DevDatabaseException("the migrations do not apply: " + thrown.getMessage(), thrown);
    }
}

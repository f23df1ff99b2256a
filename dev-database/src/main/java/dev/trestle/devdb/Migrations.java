package dev.trestle.devdb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.flywaydb.core.internal.sqlscript.FlywaySqlScriptException;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/** Applies a project's Flyway migrations. */
final class Migrations {

    private final String jdbcUrl;
    private final List<Path> folders;
    private final Set<String> leftOut;

    Migrations(String jdbcUrl, List<Path> folders, Set<String> leftOut) {
        this.leftOut = leftOut;
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
        if (!leftOut.isEmpty()) {
            configuration.resourceProvider(new Without(leftOut,
                    new Scanner<>(JavaMigration.class, configuration, configuration.getLocations())));
        }
        return configuration.load();
    }

    /** The files that Flyway would find, without some. */
    private record Without(Set<String> names, ResourceProvider all) implements ResourceProvider {
        @Override
        public @Nullable LoadableResource getResource(String name) {
            return all.getResource(name);
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return all.getResources(prefix, suffixes).stream().filter(file -> !names.contains(file.getFilename())).toList();
        }
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

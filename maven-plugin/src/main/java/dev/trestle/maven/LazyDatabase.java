package dev.trestle.maven;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import dev.trestle.devdb.MigrationException;
import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.GenerationResult.Phase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** The database, started and migrated when the generator first asks for it: not for a routes file that cannot be read. */
final class LazyDatabase implements ConnectionSource, AutoCloseable {

    private final Configuration configuration;
    private final SettingsSource settings;
    private final boolean isDebug;
    private final List<Phase> phases = new ArrayList<>();
    private final List<DevDatabase> targets = new ArrayList<>();
    private @Nullable DevDatabase database;

    /** For a debug log ({@code mvn -X}), or for one without what the database's tools log. */
    LazyDatabase(Configuration configuration, SettingsSource settings, boolean isDebug) {
        this.isDebug = isDebug;
        this.configuration = configuration;
        this.settings = settings;
    }

    @Override
    public Connection open() throws SQLException {
        return started().connect();
    }

    @Override
    public boolean mayChange() {
        return configuration.database().throwaway();
    }

    /** A connection to a database of its own on the same server, with the migrations of one folder applied. */
    Connection openMigrated(Path folder) throws SQLException {
        DevDatabase server = started();
        try {
            requireFolder(folder);
            long begin = System.nanoTime();
            DevDatabase target = createBeside(server, folder);
            migrate(target, folder);
            phase("migrations of " + folder.getFileName(), begin);
            return target.connect();
        } catch (DevDatabaseException | MojoFailureException | TargetMigrationsException e) {
            throw new NotThere(e);
        }
    }

    /** PostgreSQL says itself where a statement is wrong; what else is wrong is so of the folder. */
    private static void migrate(DevDatabase target, Path folder) throws MigrationException, TargetMigrationsException {
        try {
            target.migrate(List.of(folder));
        } catch (MigrationException e) {
            throw e;
        } catch (DevDatabaseException e) {
            throw new TargetMigrationsException(folder, e);
        }
    }

    private DevDatabase createBeside(DevDatabase server, Path folder) throws MojoFailureException {
        String name = "trestle_target_" + UUID.randomUUID().toString().replace("-", "");
        try {
            DevDatabase target = server.createDatabase(name, "template0");
            targets.add(target);
            return target;
        } catch (SQLException e) {
            throw new MojoFailureException("cannot create a database for the migrations in " + configuration.shown(folder)
                    + ": " + e.getMessage() + (configuration.database().throwaway()
                            ? ""
                            : "; give the user of jdbcUrl the right to (CREATEDB), or check in a snapshot of the target"
                                    + " instead (trestle:snapshot)"));
        }
    }

    private DevDatabase started() throws NotThere {
        if (database == null) {
            try {
                if (isDebug) {
                    start();
                } else {
                    startQuietly();
                }
            } catch (DevDatabaseException | MojoExecutionException | MojoFailureException e) {
                throw new NotThere(e);
            }
        }
        return database;
    }

    /** How long it took to start and to migrate. */
    List<Phase> phases() {
        return phases;
    }

    @Override
    public void close() throws MojoExecutionException {
        if (database != null) {
            try {
                for (DevDatabase target : targets) {
                    target.close();
                }
                database.close();
            } catch (DevDatabaseException e) {
                throw new MojoExecutionException(e.getMessage());
            }
        }
    }

    private void startQuietly() throws DevDatabaseException, MojoExecutionException, MojoFailureException {
        QuietLogging quiet = new QuietLogging();
        try {
            start();
        } finally {
            quiet.close();
        }
    }

    private void start() throws DevDatabaseException, MojoExecutionException, MojoFailureException {
        requireFolders();
        long begin = System.nanoTime();
        DevDatabase started = DevDatabase.start(settings.of(configuration.database()));
        database = started;
        begin = phase("database", begin);
        if (configuration.database().throwaway()) {
            // The generator applies what these files are to be now; as they are, they may not fit the other migrations any more.
            started.migrate(configuration.migrations(), GenerationResult.Migration.FILES);
            phase("migrations", begin);
        }
    }

    /** Before the time that it takes to start. */
    private void requireFolders() throws MojoFailureException {
        for (Path folder : configuration.migrations()) {
            if (configuration.database().throwaway()) {
                requireFolder(folder);
            }
        }
    }

    private void requireFolder(Path folder) throws MojoFailureException {
        if (!Files.isDirectory(folder)) {
            throw new MojoFailureException("no such folder of migrations: " + configuration.shown(folder));
        }
    }

    private long phase(String name, long begin) {
        long now = System.nanoTime();
        phases.add(new Phase(name, now - begin));
        return now;
    }

    /** Asks Maven for what a database needs. */
    @FunctionalInterface
    interface SettingsSource {
        DatabaseSettings of(DatabaseChoice choice) throws MojoExecutionException, MojoFailureException;
    }

    /** Carries what went wrong through the generator. */
    static final class NotThere extends SQLException {
        private static final long serialVersionUID = 1L;

        NotThere(Exception why) {
            super(why.getMessage(), why);
        }
    }
}

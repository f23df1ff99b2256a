package dev.trestle.test;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import dev.trestle.devdb.MigrationException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The PostgreSQL of all tests of a JVM, with its templates. */
final class TestServer implements AutoCloseable {

    /** The configuration parameter of JUnit with the JDBC URL of an existing PostgreSQL, where the user may create databases. */
    static final String URL = "trestle.test.database";

    private static final System.Logger LOG = System.getLogger(TestServer.class.getName());

    private final DevDatabase server;
    private final boolean temporary;
    private final RunNames names;
    private final ConcurrentMap<String, Template> templates = new ConcurrentHashMap<>();
    private final AtomicInteger databases = new AtomicInteger();
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("trestle-test-databases").daemon().factory());

    private TestServer(DevDatabase server, boolean temporary, RunNames names) {
        this.server = server;
        this.temporary = temporary;
        this.names = names;
    }

    /** Starts a temporary server, unless there is a URL. */
    static TestServer start(Optional<String> url) {
        try {
            DevDatabase server = DevDatabase.start(
                    url.<DatabaseSettings>map(DatabaseSettings.Given::new).orElseGet(DatabaseSettings.Embedded::new));
            return new TestServer(server, url.isEmpty(), RunNames.begin(server));
        } catch (DevDatabaseException | SQLException e) {
            throw new TestSetupException("@TrestleTest: " + e.getMessage(), e);
        }
    }

    /** Creates and drops databases, one after the other. */
    Executor background() {
        return background;
    }

    /** The template with these migrations, and with what the service fills in. */
    Template template(List<Path> migrations, TestedService service) {
        return templates.computeIfAbsent(MigrationsKey.of(migrations) + " " + service.getClass().getName(),
                key -> create(migrations, service));
    }

    private Template create(List<Path> migrations, TestedService service) {
        String name = newName();
        try {
            DevDatabase database = server.createDatabase(name, "template0");
            if (!migrations.isEmpty()) {
                database.migrate(migrations);
            }
            service.fill(new TestDatabase(database.jdbcUrl(), service.getClass()));
            return new Template(this, name);
        } catch (MigrationException e) {
            throw new TestSetupException("@TrestleTest: " + e.file() + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
        } catch (DevDatabaseException | SQLException e) {
            throw new TestSetupException("@TrestleTest: " + e.getMessage(), e);
        }
    }

    private String newName() {
        return names.name(databases.incrementAndGet());
    }

    /** Copies a template. */
    DevDatabase copy(String template) {
        try {
            return server.createDatabase(newName(), template);
        } catch (SQLException e) {
            throw new TestSetupException("@TrestleTest: no database can be made: " + e.getMessage(), e);
        }
    }

    void drop(DevDatabase database) {
        try {
            database.close();
        } catch (DevDatabaseException e) {
            LOG.log(Level.WARNING, e.getMessage());
        }
    }

    /** An existing server loses the databases of this run; those of a temporary one end with it. */
    @Override
    public void close() throws DevDatabaseException, SQLException {
        background.shutdownNow();
        try {
            background.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (RunNames ending = names) {
            if (!temporary) {
                ending.dropOwn();
            }
        }
        server.close();
    }
}

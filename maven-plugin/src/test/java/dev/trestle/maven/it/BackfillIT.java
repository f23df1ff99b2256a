package dev.trestle.maven.it;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The goal {@code backfill}, which watches what servers do; the test does it in their place. */
class BackfillIT {

    /** The server computes all rows as soon as the backfill is there. */
    private static final String SERVER = """
            CREATE FUNCTION serve() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.served_at := clock_timestamp();
                NEW.estimate := 1200; NEW.scanned := 1200; NEW.failed := 2; NEW.state := 'done'; NEW.ended_at := clock_timestamp();
                RETURN NEW;
            END $$;
            CREATE TRIGGER serve BEFORE INSERT ON trestle.backfill FOR EACH ROW EXECUTE FUNCTION serve();
            """;

    private static DevDatabase database;
    private static MavenProject project;

    @BeforeAll
    static void create() throws Exception {
        MavenRepository.create();
        project = MavenProject.uncompiled("backfill");
        database = DevDatabase.start(new DatabaseSettings.Embedded());
        for (int version = 1; version <= 2; version++) {
            execute(Files.readString(Path.of(System.getProperty("it.reactor"),
                    "computed/src/main/resources/dev/trestle/computed/computed-" + version + ".sql")));
        }
        execute("INSERT INTO trestle.computed_column (name, definition) VALUES ('film.summary', 'text from title text')");
        execute(SERVER);
    }

    @AfterAll
    static void stop() throws Exception {
        if (database != null) {
            database.close();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void showsTheProgressUntilTheEnd() throws Exception {
        project.mvn(MavenProject.goal("backfill"), "-Dtrestle.column=film.summary", "-Dtrestle.rate=200/min",
                        "-Dtrestle.jdbcUrl=" + database.jdbcUrl())
                .succeeds()
                .says("[INFO] Trestle: film.summary: 100 %  1,200 rows  failed 2  done in 0 s", "[WARNING] Trestle: 2 rows have failed");
    }

    @Test
    void needsTheDatabaseOfTheService() throws Exception {
        project.mvn(MavenProject.goal("backfill"), "-Dtrestle.column=film.summary").fails()
                .says("trestle:backfill needs the database of the service: -Dtrestle.jdbcUrl=jdbc:postgresql://host:port/name");
    }
}

package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.Upload;
import dev.trestle.runtime.database.Database;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files that no row names, in every order of events. */
@ExtendWith(Postgres.class)
class SweepTest {

    private final Postgres.Database database;
    private final PosterService posters;

    SweepTest(Postgres.Database database) {
        this.database = database;
        database.execute("TRUNCATE poster");
        this.posters = PosterService.start(database);
    }

    @AfterEach
    void stop() {
        posters.close();
    }

    private Media media() {
        return posters.routes().media();
    }

    /** Makes every file as old as a day. */
    private void age() throws IOException {
        try (Stream<Path> files = Files.walk(posters.media())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
            }
        }
    }

    @Test
    void whatNoRowNames() throws IOException, SQLException {
        posters.image("Stays", Samples.png(1));
        posters.image("Goes", Samples.png(2));
        posters.image("Moves", Samples.png(3));
        Files.writeString(posters.media().resolve(".incoming").resolve("trestle-crash.part"), "half");
        database.execute("UPDATE poster SET contract = image, image = NULL WHERE title = 'Moves'");
        database.execute("DELETE FROM poster WHERE title = 'Goes'");

        assertThat(media().sweep()).as("all are young").isZero();
        age();
        posters.image("Young", Samples.png(4));
        database.execute("DELETE FROM poster WHERE title = 'Young'");

        assertThat(media().sweep()).isEqualTo(1);
        assertThat(posters.files()).hasSize(3).noneMatch(file -> file.contains("crash"));
        assertThat(media().sweep()).isZero();
    }

    @Test
    void byItself() throws IOException {
        Path folder = Files.createTempDirectory("media").resolve("store");
        try (PosterService quick = PosterService.start(
                database, folder, "media.sweep-interval", "PT0.05S", "media.sweep-age", "PT3S")) {
            quick.image("Quick", Samples.png(1));
            database.execute("DELETE FROM poster");
            Waiting.until(() -> quick.files().isEmpty());
        }
    }

    /** A policy that hides rows would make their files look unnamed. */
    @Test
    void hiddenRows() throws IOException {
        posters.image("Hidden", Samples.png(1));
        posters.settled();
        age();
        database.execute("CREATE ROLE reader LOGIN; GRANT ALL ON poster TO reader;"
                + " ALTER TABLE poster ENABLE ROW LEVEL SECURITY");
        try (PosterService other = PosterService.start(
                database, posters.media(), "database.url", database.url().replace("user=postgres", "user=reader"))) {
            assertThatThrownBy(() -> other.routes().media().sweep()).isInstanceOf(SQLException.class);
            assertThat(posters.settled()).hasSize(1);
        } finally {
            database.execute("ALTER TABLE poster DISABLE ROW LEVEL SECURITY");
        }
    }

    /** Both upload the same content; the first is still at it when the second fails or succeeds. */
    @Test
    void theSameContentAtTheSameTime() throws Exception {
        for (String second : List.of("bad", "Second")) {
            for (String first : List.of("slow", "slow skip")) {
                database.execute("TRUNCATE poster");
                try (Connection lock = DriverManager.getConnection(database.url())) {
                    run(lock, "SELECT pg_advisory_lock(42)");
                    CompletableFuture<Service.Answer> slow = CompletableFuture.supplyAsync(() -> posters.post(
                            new Multipart().text("title", first).file("image", "a", Samples.png(8))));
                    Waiting.until(() -> database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                            + " AND NOT granted").equals("1"));
                    posters.post(new Multipart().text("title", second).file("image", "a", Samples.png(8)));
                    run(lock, "SELECT pg_advisory_unlock(42)");
                    slow.join();
                }
                boolean isNamed = !database.query("SELECT count(*) FROM poster").equals("0");
                List<String> files = posters.settled();
                assertThat(files).as(first + ", " + second).hasSizeBetween(isNamed ? 1 : 0, 1);
                age();
                media().sweep();
                assertThat(posters.settled()).hasSize(isNamed ? 1 : 0);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The fate of the file is the transaction's. */
    @Test
    void transactions() throws IOException {
        LocalUpload upload = LocalUpload.of(Files.write(Files.createTempFile("p", ".png"), Samples.png(9)));
        Database all = posters.service().trestle().database();
        String sql = "INSERT INTO poster (title, image) VALUES (?, ?) RETURNING title";

        assertThatThrownBy(() -> all.transaction(Duration.ofMinutes(1), database -> {
            insert(database, sql, upload);
            assertThat(posters.settled()).hasSize(1);
            throw new IllegalStateException("enough");
        })).hasMessage("enough");
        assertThat(posters.settled()).isEmpty();

        all.transaction(Duration.ofMinutes(1), database -> insert(database, sql, upload));
        assertThat(posters.settled()).hasSize(1);
    }

    private static String insert(Database database, String sql, Upload upload) {
        return database.insert(sql, binds -> {
            binds.text("In a transaction");
            binds.media(upload, "poster.image");
        }, row -> row.text(1));
    }

    @Test
    void aDatabaseThatGoesAway() {
        List<String> before = posters.settled();
        try (Connection lock = DriverManager.getConnection(database.url())) {
            run(lock, "SELECT pg_advisory_lock(42)");
            CompletableFuture<Service.Answer> slow = CompletableFuture.supplyAsync(() -> posters.post(
                    new Multipart().text("title", "slow").file("image", "a", Samples.png(11))));
            Waiting.until(() -> database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                    + " AND NOT granted").equals("1"));
            run(lock, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted");
            slow.join().problem(503);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(posters.files().size()).as("nobody knows, so it waits for the sweeper").isGreaterThan(before.size());
    }
}

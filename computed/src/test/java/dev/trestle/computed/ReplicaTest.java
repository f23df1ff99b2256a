package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.LibraryColumns;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A backfill rests while a replica is behind; what is written now is computed all the same. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the data directory is copied")
class ReplicaTest {

    @TempDir
    private Path directory;

    private EmbeddedPostgres server(String name, String primary) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve(name))
                .setCleanDataDirectory(false)
                .setServerConfig("wal_level", "replica")
                .setServerConfig("max_wal_senders", "4")
                .setServerConfig("hot_standby", "on")
                .setPGStartupWait(Duration.ofSeconds(60));
        return (primary.isEmpty() ? builder : builder.setServerConfig("primary_conninfo", "'" + primary + "'")).start();
    }

    /** The data directory of a server that has ended, as one of a replica. */
    private void copy(String from, String to) throws IOException {
        Path target = directory.resolve(to);
        try (Stream<Path> files = Files.walk(directory.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(directory.resolve(from).relativize(file)),
                        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createFile(target.resolve("standby.signal"));
    }

    @Test
    void aBackfillRestsWhileAReplicaIsBehind() throws IOException {
        server("primary", "").close();
        copy("primary", "replica");
        try (EmbeddedPostgres primary = server("primary", "");
                EmbeddedPostgres replica = server("replica", "host=127.0.0.1 port=" + primary.getPort() + " user=postgres")) {
            Postgres.Database standby = new Postgres.Database(replica.getPort(), "postgres");
            Library library = Library.another(new Postgres.Database(primary.getPort(), "postgres"));
            library.await("streaming", "SELECT coalesce(max(state), 'none') FROM pg_stat_replication");
            standby.execute("SELECT pg_wal_replay_pause()");
            library.execute("SET trestle.computed = 'later'; INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, 300) n;"
                    + " RESET trestle.computed");
            LibraryColumns columns = new LibraryColumns(film -> {
                Thread.sleep(20);
                return Functions.summary(film);
            }, options -> options);
            try (Service service = Service.begin(library.database().url(), columns::api,
                    Map.of("computed.backfill.max-lag", "PT0.3S", "computed.parallel", "1"))) {
                Waiting.until(() -> service.computed().hasBegun());
                service.client().json(202, "POST", "/computed/film.summary/backfill");
                library.await("replica", "SELECT waits_for FROM trestle.backfill");
                library.execute("INSERT INTO film (title) VALUES ('new')");
                library.await("new: none", "SELECT summary FROM film WHERE title = 'new'");
                assertThat(library.query("SELECT state || ' ' || (fed < 300 OR open > 0) FROM trestle.backfill")).isEqualTo("running true");

                standby.execute("SELECT pg_wal_replay_resume()");
                library.await("done", "SELECT state FROM trestle.backfill");
                assertThat(library.query("SELECT count(*) FROM film WHERE summary = title || ': none'")).isEqualTo("301");
                Waiting.until(() -> standby.query("SELECT pg_is_in_recovery()").equals("t"));
            }
        }
    }
}

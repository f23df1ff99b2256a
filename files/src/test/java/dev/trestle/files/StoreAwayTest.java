package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.health.HealthCheckResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The directory of media is full, read-only, or not there. */
@ExtendWith(Postgres.class)
class StoreAwayTest {

    private static final String READY = "/observe/health/ready";

    private final Postgres.Database database;

    StoreAwayTest(Postgres.Database database) {
        this.database = database;
    }

    private static Service.Answer post(PosterService service, int size) {
        byte[] image = Arrays.copyOf(Samples.png(size), size);
        return service.post(new Multipart().text("title", "Away " + UUID.randomUUID()).file("image", "a.png", image));
    }

    private static void assertRefused(Service.Answer answer, int status) {
        answer.problem(status);
        assertThat(answer.header("Retry-After")).isEqualTo("10");
    }

    private static void assertReady(PosterService service, boolean ready) {
        // What the last look found holds for a moment.
        Waiting.until(() -> service.service().get(READY).response().statusCode() == (ready ? 200 : 503));
        assertThat(service.service().get(READY).response().body()).contains("media");
    }

    @Test
    void thereIsAFileInItsPlace(@TempDir Path folder) throws IOException {
        Path store = Files.writeString(folder.resolve("store"), "no directory");
        try (PosterService service = PosterService.start(database, store)) {
            assertReady(service, false);
            assertRefused(post(service, 1000), 503);
            service.service().get("/posters/1").problem(404);

            Files.delete(store);

            assertReady(service, true);
            post(service, 1000).json(201);
            assertThat(service.settled()).hasSize(1);
        }
    }

    @Test
    void itIsFullOrReadOnly(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(runs("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder.toString()), "Nothing can be mounted");
        try (PosterService service = PosterService.start(database, folder.resolve("store"))) {
            post(service, 100_000).json(201);
            String rows = database.query("SELECT count(*) FROM poster");
            int space = (int) Files.getFileStore(folder).getUsableSpace();
            Path rest = Files.write(folder.resolve("rest"), new byte[space - 120_000]);
            assertRefused(post(service, 190_000), 507);
            assertReady(service, true);
            assertThat(service.settled()).hasSize(1);
            assertThat(database.query("SELECT count(*) FROM poster")).isEqualTo(rows);

            Files.write(rest, new byte[space]);
            assertReady(service, false);
            assertRefused(post(service, 1000), 507);
            Files.delete(rest);
            assertReady(service, true);

            assertThat(runs("mount", "-o", "remount,ro", folder.toString())).isTrue();
            assertReady(service, false);
            assertRefused(post(service, 1000), 503);
            assertThat(runs("mount", "-o", "remount,rw", folder.toString())).isTrue();
            post(service, 1000).json(201);
        } finally {
            runs("umount", folder.toString());
        }
    }

    @Test
    void oneLookServesTheProbesOfASecond(@TempDir Path folder) throws IOException {
        Path store = folder.resolve("store");
        try (PosterService service = PosterService.start(database, store)) {
            AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
            MediaCheck check = new MediaCheck(service.routes().media(), now::get);
            assertThat(check.call().status()).isEqualTo(HealthCheckResponse.Status.UP);

            Files.move(store, folder.resolve("away"));
            Files.writeString(store, "no directory");
            assertThat(check.call().status()).isEqualTo(HealthCheckResponse.Status.UP);
            now.set(Instant.EPOCH.plusSeconds(1));
            assertThat(check.call().status()).isEqualTo(HealthCheckResponse.Status.DOWN);

            Files.delete(store);
            assertThat(check.call().status()).isEqualTo(HealthCheckResponse.Status.DOWN);
            now.set(Instant.EPOCH.plusSeconds(2));
            assertThat(check.call().status()).isEqualTo(HealthCheckResponse.Status.UP);
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}

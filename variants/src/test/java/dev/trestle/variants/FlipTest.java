package dev.trestle.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests to three servers while the choice changes. The longest time until all follow is in {@code target/flip-test.txt}. */
@ExtendWith(Postgres.class)
class FlipTest {

    private static final int REQUESTS = Boolean.getBoolean("trestle.long") ? 100_000 : 6_000;
    private static final int CLIENTS = 6;
    private static final int FLIPS = 20;

    @Test
    void everyAnswerIsThatOfOneVariantAndAllServersFollow(Postgres.Database database) throws Exception {
        database.execute(Service.FILMS);
        try (Service first = Service.start(database); Service second = Service.start(database); Service third = Service.start(database);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Service> servers = List.of(first, second, third);
            AtomicInteger sent = new AtomicInteger();
            List<String> wrong = new ArrayList<>();
            AtomicInteger ofTheSecond = new AtomicInteger();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Service server = servers.get(i % servers.size());
                running.add(clients.submit(() -> {
                    for (int n = sent.getAndIncrement(); n < REQUESTS; n = sent.getAndIncrement()) {
                        HttpResponse<String> answer = n % 2 == 0 ? server.get("/search?text=alien")
                                : server.get("/search?text=alien", "X-User", "user-" + n % 100);
                        String variant = Service.variant(answer);
                        String own = variant.equals("SearchV1") ? "\"v1\"" : "\"v2\"";
                        String other = variant.equals("SearchV1") ? "\"v2\"" : "\"v1\"";
                        if (answer.statusCode() != 200 || answer.body().contains(other) || !answer.body().contains(own)
                                || !variant.startsWith("SearchV")) {
                            synchronized (wrong) {
                                wrong.add(answer.statusCode() + " " + variant + " " + answer.body());
                            }
                        }
                        ofTheSecond.addAndGet(variant.equals("SearchV2") ? 1 : 0);
                    }
                }));
            }
            Duration longest = Duration.ZERO;
            for (int flip = 1; flip <= FLIPS; flip++) {
                int until = flip * REQUESTS / (FLIPS + 1);
                Waiting.until(() -> sent.get() >= until);
                database.execute("SELECT trestle.switch_to('Search', 'SearchV2', " + (flip % 2 == 0 ? 0 : 100) + ")");
                double percentage = flip % 2 == 0 ? 0 : 100;
                long flippedAt = System.nanoTime();
                Waiting.until(() -> servers.stream().allMatch(server -> server.percentage() == percentage));
                Duration time = Duration.ofNanos(System.nanoTime() - flippedAt);
                longest = time.compareTo(longest) > 0 ? time : longest;
            }
            Files.writeString(Path.of("target", "flip-test.txt"), "%d requests, %d flips, %d servers: all followed within %s%n".formatted(
                    REQUESTS, FLIPS, servers.size(), longest));
            for (Future<?> client : running) {
                client.get();
            }
            assertThat(wrong).isEmpty();
            assertThat(ofTheSecond.get()).isBetween(1, REQUESTS - 1);
            database.execute("SELECT trestle.switch_to('Search', 'SearchV2', 100)");
            Waiting.until(() -> servers.stream().allMatch(server -> server.percentage() == 100));
            assertThat(servers).allSatisfy(server -> assertThat(Service.variant(server.get("/search?text=alien"))).isEqualTo("SearchV2"));
        }
    }
}

package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A server with the tests' routes, in this process. */
record Service(Trestle trestle, WebServer server, RatingsApi api, Client client) implements AutoCloseable {

    /** As options stand unless a test says otherwise: without a wait between attempts. */
    static final JobOptions OPTIONS = JobOptions.STANDARD.backoff(java.time.Duration.ofMillis(1));

    private static final RateWithCard.Hook HOOK = RateWithCard.Hook.of(film -> "A card of " + film);

    static Service start(Postgres.Database database) {
        return start(database.url(), Map.of(), OPTIONS, HOOK);
    }

    static Service start(Postgres.Database database, JobOptions options) {
        return start(database.url(), Map.of(), options, HOOK);
    }

    static Service start(Postgres.Database database, JobOptions options, Function<String, String> hook) {
        return start(database.url(), Map.of(), options, RateWithCard.Hook.of(hook));
    }

    static Service start(String url, Map<String, String> more, JobOptions options, RateWithCard.Hook hook) {
        return start(url, more, (trestle, jobs) -> new RatingsApi(trestle, jobs, options, hook));
    }

    static Service start(String url, Map<String, String> more, BiFunction<Trestle, Jobs, RatingsApi> makeApi) {
        Map<String, String> all = new HashMap<>(Map.of(
                "trestle.database.url", url,
                "trestle.database.pool-size", "3",
                "trestle.jobs.poll-interval", "PT0.1S",
                "trestle.jobs.heartbeat", "PT0.5S",
                "server.host", "127.0.0.1"));
        all.putAll(more);
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        Jobs jobs = Jobs.create(trestle);
        RatingsApi api = makeApi.apply(trestle, jobs);
        WebServer server = trestle.server(config.get("server"), api).build().start();
        assertThat(server.isRunning()).isTrue();
        return new Service(trestle, server, api, new Client(server.port()));
    }

    @Override
    public void close() {
        server.stop();
    }
}

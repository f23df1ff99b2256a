package dev.trestle.computed;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** A server with the library's computed columns, in this process. */
record Service(WebServer server, Computed computed, Client client) implements AutoCloseable {

    /** A server that computes. */
    static Service start(Postgres.Database database, Functions functions) {
        return start(database, functions, Map.of());
    }

    static Service start(Postgres.Database database, Functions functions, Map<String, String> more) {
        Service service = begin(database.url(), functions::api, more);
        Waiting.until(() -> service.computed.hasBegun());
        return service;
    }

    /** A server that may not compute yet. */
    static Service begin(
            String url, BiFunction<Trestle, Computed, ? extends HttpFeature> api, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of(
                "trestle.database.url", url,
                "trestle.database.pool-size", "4",
                "trestle.computed.poll-interval", "PT0.05S",
                "trestle.computed.http", "true",
                "server.host", "127.0.0.1"));
        more.forEach((key, value) -> all.put("trestle." + key, value));
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        try {
            Computed computed = Computed.create(trestle);
            WebServer server = trestle.server(config.get("server"), api.apply(trestle, computed)).build().start();
            return new Service(server, computed, new Client(server.port()));
        } catch (RuntimeException e) {
            trestle.close();
            throw e;
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

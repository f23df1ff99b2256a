package dev.trestle.exports;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** A server with the tests' routes, in this process. */
record Service(Trestle trestle, WebServer server, Exports exports, Client client) implements AutoCloseable {

    static Service start(Postgres.Database database, Setup setup) {
        return start(database.url(), setup);
    }

    static Service start(String url, Setup setup) {
        return start(url, setup, (trestle, exports) -> new LoansApi(trestle, exports, setup));
    }

    static Service start(String url, Setup setup, BiFunction<Trestle, Exports, HttpFeature> makeApi) {
        Map<String, String> all = new HashMap<>(Map.of(
                "trestle.database.url", url,
                "trestle.database.pool-size", "4",
                "trestle.exports.poll-interval", "PT0.1S",
                "trestle.exports.http", "true",
                "trestle." + Setup.TARGET + "url", setup.url(),
                "trestle." + Setup.TARGET + "connection-timeout", "PT1S",
                "server.host", "127.0.0.1"));
        setup.more().forEach((key, value) -> all.put("trestle." + key, value));
        all.values().removeIf(String::isEmpty);
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        try {
            Exports exports = Exports.create(trestle);
            HttpFeature api = makeApi.apply(trestle, exports);
            WebServer server = trestle.server(config.get("server"), api).build().start();
            if (!server.isRunning()) {
                throw new IllegalStateException("The server did not start");
            }
            return new Service(trestle, server, exports, new Client(server.port()));
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

package dev.trestle.test;

import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The service on a free port.
 *
 * @param folder for its files
 */
record RunningService(HttpFeature api, WebServer server, TestClient client, TemporaryFolder folder) implements AutoCloseable {

    static RunningService start(TestedService definition, TestDatabase database) {
        TemporaryFolder folder = TemporaryFolder.create();
        try {
            Config config = config(definition, database, folder);
            Trestle trestle = Trestle.create(config.get("trestle"), database.connections()::instead);
            try {
                HttpFeature api = definition.api(trestle);
                WebServer server = definition.server(trestle, config.get("server"), api).start();
                if (!server.isRunning()) {
                    throw new IllegalStateException("the service does not start; its log has the reason");
                }
                return new RunningService(api, server, new TestClient(URI.create("http://127.0.0.1:" + server.port())), folder);
            } catch (RuntimeException e) {
                trestle.close();
                throw e;
            }
        } catch (IOException | SQLException e) {
            folder.close();
            throw new TestSetupException(definition.getClass().getName() + ".settings: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Config config(TestedService definition, TestDatabase database, TemporaryFolder folder)
            throws IOException, SQLException {
        Map<String, String> values = new HashMap<>(definition.settings(folder.path()));
        values.put("server.host", "127.0.0.1");
        values.put("server.port", "0");
        values.put("trestle.database.url", database.jdbcUrl());
        return Config.builder()
                .addSource(ConfigSources.create(values))
                .addSource(ConfigSources.create(Config.create()))
                .build();
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            try {
                server.stop();
            } finally {
                folder.close();
            }
        }
    }
}

package dev.trestle.test;

import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * How tests make the service, usually by the method that its main program calls.
 *
 * <pre>{@code
 * final class FilmService implements TestedService {
 *     @Override
 *     public FilmsApi api(Trestle trestle) {
 *         return new FilmsApi(trestle, new Cards()::card);
 *     }
 * }
 * }</pre>
 *
 * <p>The configuration is the service's own, {@code application.yaml} of the class path, with {@code server.host},
 * {@code server.port}, {@code trestle.database.url} and {@link #settings} replaced.
 */
@FunctionalInterface
public interface TestedService {

    /** No service: the tests have a database only. */
    final class None implements TestedService {
        @Override
        public HttpFeature api(Trestle trestle) {
            throw new IllegalStateException("@TrestleTest names no service: @TrestleTest(FilmService.class)");
        }
    }

    /**
     * Makes the generated API.
     *
     * @param trestle closed after the tests
     * @return the object that tests get as a parameter
     */
    HttpFeature api(Trestle trestle);

    /**
     * Values of the configuration for tests, such as {@code trestle.media.directory}.
     *
     * @param folder empty, and deleted after the tests
     * @return whole keys and their values; they replace those of the configuration
     * @throws IOException if a file cannot be written
     * @throws SQLException if another database cannot be made
     */
    default Map<String, String> settings(Path folder) throws IOException, SQLException {
        return Map.of();
    }

    /**
     * Fills the template after the migrations, once for each JVM: sample data that all tests need.
     *
     * @param template what is stored here is in the database of each test
     * @throws SQLException if the database refuses it
     */
    default void fill(TestDatabase template) throws SQLException {}

    /**
     * Makes the server, for services with more features than the generated API.
     *
     * @param trestle from {@link Trestle#create(Config)}
     * @param config the node {@code server} of the configuration
     * @param api from {@link #api}
     * @return not started
     */
    default WebServer server(Trestle trestle, Config config, HttpFeature api) {
        return trestle.server(config, api).build();
    }
}

package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServerConfig;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service is for its own machine unless it is told otherwise. */
@ExtendWith(Postgres.class)
class DefaultHostTest {

    private final Postgres.Database database;

    DefaultHostTest(Postgres.Database database) {
        this.database = database;
    }

    private InetAddress address(Map<String, String> server) {
        try (Trestle trestle = Trestle.create(
                Config.just(ConfigSources.create(Map.of("database.url", database.url()))))) {
            WebServerConfig config = trestle.server(Config.just(ConfigSources.create(server))).buildPrototype();
            return config.address();
        }
    }

    @Test
    void isLoopback() {
        assertThat(address(Map.of()).isLoopbackAddress()).isTrue();
        assertThat(address(Map.of("port", "8080")).isLoopbackAddress()).isTrue();
    }

    @Test
    void isWhatIsConfigured() {
        assertThat(address(Map.of("host", "0.0.0.0")).isAnyLocalAddress()).isTrue();
        assertThat(address(Map.of("host", "::")).isAnyLocalAddress()).isTrue();
    }
}

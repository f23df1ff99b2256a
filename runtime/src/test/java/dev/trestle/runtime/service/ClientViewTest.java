package dev.trestle.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.settings.Settings;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The URL of a service is known when its server has started; a request that is earlier waits for it. */
class ClientViewTest {

    private static ClientView view(Map<String, String> config) {
        return new ClientView(Settings.of(Config.just(ConfigSources.create(config))));
    }

    @Test
    void isUnknownBeforeTheStart() {
        ClientView view = view(Map.of());
        assertThat(view.hasUrl()).isFalse();
        assertThatThrownBy(view::url).isInstanceOf(IllegalStateException.class).hasMessageContaining("public-url");
    }

    @Test
    void isAwaitedByRequestsWhileTheServerStarts() {
        ClientView view = view(Map.of());
        view.starting();
        CompletableFuture<URI> request = CompletableFuture.supplyAsync(view::url);
        view.started(8080);
        assertThat(request.join()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(view.hasUrl()).isTrue();
    }

    @Test
    void isKnownIfConfigured() {
        ClientView view = view(Map.of("public-url", "https://films.example.com/"));
        assertThat(view.hasUrl()).isTrue();
        view.started(8080);
        assertThat(view.url()).isEqualTo(URI.create("https://films.example.com"));
    }
}

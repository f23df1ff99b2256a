package dev.trestle.runtime.service;

import dev.trestle.runtime.settings.Settings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How clients see a service, which may be behind a proxy: its URL, and where its own paths are. */
final class ClientView {

    private final String prefix;
    private volatile @Nullable URI url;

    ClientView(Settings settings) {
        this.prefix = settings.path("prefix");
        this.url = settings.url("public-url").orElse(null);
    }

    /** The server listens; clients on this machine reach it so, unless it is configured otherwise. */
    void started(int port) {
        if (url == null) {
            url = URI.create("http://localhost:" + port);
        }
    }

    URI url() {
        URI known = url;
        if (known == null) {
            throw new IllegalStateException("public-url is not configured, and the server has not started");
        }
        return known;
    }

    /** What stands before the paths that a service has beside its routes. */
    String prefix() {
        return prefix;
    }
}

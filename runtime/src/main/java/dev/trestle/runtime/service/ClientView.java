package dev.trestle.runtime.service;

import dev.trestle.runtime.settings.Settings;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How clients see a service, which may be behind a proxy: its URL, and where its own paths are. */
final class ClientView {

    /** The first requests may come before the server tells its port, and then soon. */
    private static final int WAIT_SECONDS = 5;

    private final CountDownLatch started = new CountDownLatch(1);
    private final String prefix;
    private volatile boolean isStarting;
    private volatile @Nullable URI url;

    ClientView(Settings settings) {
        this.prefix = settings.path("prefix");
        this.url = settings.url("public-url").orElse(null);
    }

    /** The server is about to listen: from now on its URL is worth waiting for. */
    void starting() {
        isStarting = true;
    }

    /** The server listens; clients on this machine reach it so, unless it is configured otherwise. */
    void started(int port) {
        if (url == null) {
            url = URI.create("http://localhost:" + port);
        }
        started.countDown();
    }

    boolean hasUrl() {
        return url != null;
    }

    URI url() {
        if (url == null && isStarting) {
            await();
        }
        URI known = url;
        if (known == null) {
            throw new IllegalStateException("public-url is not configured, and the server has not started");
        }
        return known;
    }

    private void await() {
        try {
            started.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stands before the paths that a service has beside its routes. */
    String prefix() {
        return prefix;
    }
}

package dev.trestle.runtime;

import dev.trestle.runtime.media.UrlSigner;
import io.helidon.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What is configured about media.
 *
 * @param directory of the store that is made when none is given
 * @param maxUploadSize bytes of a file, where its route does not say otherwise
 * @param signer signs them, if a key is configured
 * @param sweepInterval between two sweeps
 * @param sweepAge how long a file stays that no row names
 */
record MediaConfig(
        Path directory, long maxUploadSize, Optional<UrlSigner> signer,
        Duration sweepInterval, Duration sweepAge) {

    private static final long MAX_UPLOAD_SIZE = 100L * 1024 * 1024;

    static MediaConfig of(Config config, InstantSource clock) {
        Duration lifetime = duration(config, "url-lifetime", "PT1H");
        return new MediaConfig(
                Path.of(config.get("directory").asString().orElse("media")),
                config.get("max-upload-size").asLong().orElse(MAX_UPLOAD_SIZE),
                config.get("signing-key").asString().asOptional().map(key -> new UrlSigner(key, lifetime, clock)),
                duration(config, "sweep-interval", "PT10M"),
                duration(config, "sweep-age", "PT1H"));
    }

    private static Duration duration(Config config, String key, String otherwise) {
        Duration duration = config.get(key).as(Duration.class).orElseGet(() -> Duration.parse(otherwise));
        if (!duration.isPositive()) {
            throw new IllegalArgumentException("media." + key + " has to be longer than nothing");
        }
        return duration;
    }
}

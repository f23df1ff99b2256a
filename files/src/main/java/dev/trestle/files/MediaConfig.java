package dev.trestle.files;

import dev.trestle.runtime.media.UrlSigner;
import dev.trestle.runtime.settings.Settings;
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
 * @param redirected how long a URL of the store is valid to which clients are sent; empty if the service sends files itself
 * @param sweepInterval between two sweeps
 * @param sweepAge how long a file stays that no row names
 */
record MediaConfig(
        Path directory, long maxUploadSize, Optional<UrlSigner> signer,
        Optional<Duration> redirected, Duration sweepInterval, Duration sweepAge) {

    private static final long MAX_UPLOAD_SIZE = 100L * 1024 * 1024;

    /** For the message about another value; it is no default. */
    private static final String SUCH_AS = "PT5M";

    static MediaConfig of(Settings settings, InstantSource clock) {
        Duration lifetime = settings.duration("url-lifetime", "PT1H");
        return new MediaConfig(
                Path.of(settings.text("directory").orElse("media")),
                settings.size("max-upload-size", MAX_UPLOAD_SIZE, Long.MAX_VALUE / 2),
                settings.text("signing-key").map(key -> new UrlSigner(key, lifetime, clock)),
                settings.text("redirect-lifetime").map(
                        text -> settings.duration("redirect-lifetime", SUCH_AS, Duration.ofSeconds(1), Duration.ofDays(7))),
                settings.duration("sweep-interval", "PT10M"),
                settings.duration("sweep-age", "PT1H"));
    }
}

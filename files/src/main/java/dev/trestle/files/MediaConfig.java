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
 * @param sweepInterval between two sweeps
 * @param sweepAge how long a file stays that no row names
 */
record MediaConfig(
        Path directory, long maxUploadSize, Optional<UrlSigner> signer,
        Duration sweepInterval, Duration sweepAge) {

    private static final long MAX_UPLOAD_SIZE = 100L * 1024 * 1024;

    static MediaConfig of(Settings settings, InstantSource clock) {
        Duration lifetime = settings.duration("url-lifetime", "PT1H");
        return new MediaConfig(
                Path.of(settings.text("directory").orElse("media")),
                settings.size("max-upload-size", MAX_UPLOAD_SIZE, Long.MAX_VALUE / 2),
                settings.text("signing-key").map(key -> new UrlSigner(key, lifetime, clock)),
                settings.duration("sweep-interval", "PT10M"),
                settings.duration("sweep-age", "PT1H"));
    }
}

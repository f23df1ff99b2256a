package dev.trestle.files;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Whether files can be stored: the readiness. A look writes to the disk, so it serves all probes of a second. */
final class MediaCheck implements HealthCheck {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private final Media media;
    private final InstantSource clock;
    private Instant lookAgainAt = Instant.MIN;
    private boolean writable = true;

    MediaCheck(Media media, InstantSource clock) {
        this.media = media;
        this.clock = clock;
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public synchronized HealthCheckResponse call() {
        if (media.hasColumns() && !clock.instant().isBefore(lookAgainAt)) {
            writable = look();
            lookAgainAt = clock.instant().plus(GOOD_FOR);
        }
        HealthCheckResponse.Builder response = HealthCheckResponse.builder();
        return (writable ? response : response.status(false).detail("store", "cannot be written to")).build();
    }

    private boolean look() {
        try {
            media.store().check();
            return true;
        } catch (IOException e) {
            System.getLogger(MediaCheck.class.getName())
                    .log(Level.WARNING, () -> "Not ready: files cannot be stored: " + e);
            return false;
        }
    }
}

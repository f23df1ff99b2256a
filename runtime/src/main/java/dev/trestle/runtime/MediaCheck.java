package dev.trestle.runtime;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.io.IOException;
import java.lang.System.Logger.Level;

/**
 * Whether files can be stored: the readiness.
 *
 * @param media the files
 */
record MediaCheck(Media media) implements HealthCheck {

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "media";
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse.Builder response = HealthCheckResponse.builder();
        try {
            if (media.hasColumns()) {
                media.store().check();
            }
        } catch (IOException e) {
            System.getLogger(MediaCheck.class.getName())
                    .log(Level.WARNING, () -> "Not ready: no file can be stored: " + e);
            response.status(false).detail("store", "cannot be written to");
        }
        return response.build();
    }
}

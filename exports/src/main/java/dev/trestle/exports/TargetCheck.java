package dev.trestle.exports;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;

/**
 * Whether requests can write into a target in their own transaction. The service is not ready while its tables are not those
 * that the code was made for: such requests could only fail.
 */
record TargetCheck(Target target) implements HealthCheck {

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "trestle-export-" + target.name();
    }

    @Override
    public HealthCheckResponse call() {
        boolean fits = target.fits();
        HealthCheckResponse.Builder response = HealthCheckResponse.builder().status(fits);
        String reason = target.state().reason();
        if (!fits && reason != null) {
            response.detail("reason", reason);
        }
        return response.build();
    }
}

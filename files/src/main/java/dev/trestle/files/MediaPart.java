package dev.trestle.files;

import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.ServerPart;
import io.helidon.health.HealthCheck;
import io.helidon.http.Method;
import java.time.InstantSource;
import java.util.List;

/**
 * The part of a server that serves stored files.
 *
 * @param media the files
 */
record MediaPart(Media media) implements ServerPart {

    @Override public List<HealthCheck> health() { return List.of(new MediaCheck(media, InstantSource.system())); }

    @Override
    public void routes(Routes routes) {
        if (media.hasColumns()) {
            routes.route(Method.GET, MediaRoute.PATH + "{collection}/{file}", new MediaRoute(media));
        }
    }
}

package dev.trestle.runtime;

import io.helidon.http.Method;

/**
 * The part of a server that serves stored files.
 *
 * @param media the files
 */
record MediaPart(Media media) implements ServerPart {

    @Override
    public void routes(Routes routes) {
        if (media.hasColumns()) {
            routes.route(Method.GET, MediaRoute.PREFIX + "{collection}/{file}", new MediaRoute(media));
        }
    }
}

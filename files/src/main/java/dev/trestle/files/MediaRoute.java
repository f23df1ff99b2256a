package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.StoredFile;
import dev.trestle.runtime.media.UrlSigner;
import dev.trestle.runtime.routing.Routes;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Serves stored files at {@code /media/<key>}, behind the prefix of the service.
 *
 * <p>The path is not decoded: a key needs no escapes, so whatever has some is no key, and only a key leads to the
 * disk. All that is not served is the same 404.
 */
final class MediaRoute implements Handler {

    static final String PATH = "/media/";

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final Media media;

    MediaRoute(Media media) {
        this.media = media;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws IOException {
        String path = request.path().rawPath();
        MediaKey key = Optional.of(path)
                .filter(raw -> raw.startsWith(media.path()))
                .flatMap(raw -> MediaKey.parse(raw.substring(media.path().length())))
                .filter(parsed -> media.isServed(parsed.collection()))
                .orElseThrow(MediaRoute::nothing);
        Optional<Duration> left = left(request, key);
        // A file never changes; but a signed URL is for one reader, and for a while.
        Header caching = left.map(time -> caching("private", time)).orElseGet(() -> caching("public", FOR_EVER));
        Duration redirected = media.redirected();
        if (redirected != null && left.isPresent() && left.get().compareTo(redirected) < 0) {
            redirected = left.get();
        }
        try (StoredFile file = StoreProblems.find(media.store(), key).orElseThrow(MediaRoute::nothing)) {
            new FileAnswer(request, response, file, file.mediaType(), null, redirected).send(Status.OK_200, caching);
        }
    }

    /** The remaining time of a signed URL; empty if URLs are not signed. */
    private Optional<Duration> left(ServerRequest request, MediaKey key) {
        Optional<UrlSigner> signer = media.config().signer();
        return signer.map(known -> known.verify(key.toString(), parameter(request, "expires"), parameter(request, "signature"))
                .orElseThrow(MediaRoute::nothing));
    }

    private static Header caching(String who, Duration age) {
        return HeaderValues.create(HeaderNames.CACHE_CONTROL, who + ", max-age=" + age.toSeconds() + ", immutable");
    }

    private static String parameter(ServerRequest request, String name) {
        return request.query().first(name).orElse("");
    }

    private static HttpProblem nothing() {
        return HttpProblem.of(Status.NOT_FOUND_404, Routes.NOTHING);
    }
}

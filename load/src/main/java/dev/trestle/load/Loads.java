package dev.trestle.load;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.service.Trestle;
import io.helidon.webserver.http.ServerRequest;

/**
 * The loads of a service.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code load.max-body-size}</td><td>1073741824</td><td>maximum size of the body of a load, in bytes</td></tr>
 * </table>
 */
public final class Loads {

    private static final long MAX_BODY_SIZE = 1L << 30;

    private final JsonHttp json;
    private final long maxBodySize;

    private Loads(Trestle trestle) {
        this.json = trestle.json();
        this.maxBodySize = trestle.settings().at("load").size("max-body-size", MAX_BODY_SIZE, Long.MAX_VALUE / 2);
        trestle.takeBodies(maxBodySize);
    }

    /**
     * Reads the configuration, and allows bodies of that size.
     *
     * @param trestle its server is not made yet
     * @return for the generated routes
     * @throws RuntimeException if a key is malformed
     */
    public static Loads create(Trestle trestle) {
        return new Loads(trestle);
    }

    JsonHttp json() {
        return json;
    }

    /** Reads a body, within the limit. */
    <T> T read(ServerRequest request, RequestBody.Reading<T> reading) {
        if (request.headers().contentLength().orElse(0) > maxBodySize) {
            throw RequestBody.refuse(request, RequestBody.tooLarge(maxBodySize));
        }
        return RequestBody.from(request, in -> reading.from(new BoundedStream(in, maxBodySize)));
    }
}

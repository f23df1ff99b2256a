package dev.trestle.load;

import dev.trestle.formats.RowBodies;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.service.NewFile;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

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

    private final JsonHttp json;
    private final long maxBodySize;

    private Loads(Trestle trestle) {
        Settings settings = trestle.settings().at("load");
        this.json = trestle.json();
        this.maxBodySize = settings.size("max-body-size", 1L << 30, Long.MAX_VALUE / 2);
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

    /**
     * Reads a body into a file, within the limit, for a job.
     *
     * @param bodies the formats of the route
     * @param files has room for the file until the job has ended
     * @param request the request
     * @param submit stores the job; the file is deleted unless that succeeds
     * @throws HttpProblem 413 too large, 415 in none of the formats, 503 or 507 if the file cannot be stored
     */
    public void spool(RowBodies bodies, ServiceFiles files, ServerRequest request, Consumer<? super LoadBody> submit) {
        bodies.format(request);
        String contentType = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        try (NewFile file = files.create("application/octet-stream")) {
            read(request, in -> in.transferTo(file));
            submit.accept(new LoadBody(file.end(), contentType));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

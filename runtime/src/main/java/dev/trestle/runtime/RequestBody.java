package dev.trestle.runtime;

import dev.trestle.runtime.body.ContentType;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads a whole JSON body, within a limit.
 *
 * <p>A refused body is read to its end if it is small enough, so that the client can read the answer and the
 * connection stays open; otherwise the connection is closed after the answer.
 */
public final class RequestBody {

    /** The maximum number of bytes of a refused body that are read and discarded. */
    public static final int MAX_DRAINED = 8 * 1024 * 1024;

    private RequestBody() {}

    static byte[] read(ServerRequest request, int maxSize) {
        if (!request.content().hasEntity()) {
            throw JsonHttp.emptyBody();
        }
        ContentType type = contentType(request);
        if (!type.isJson() || !type.isUtf8()) {
            throw refuse(request, unsupported("application/json in UTF-8", "application/json"));
        }
        return bytes(request, maxSize);
    }

    /** The media type of a body. */
    public static ContentType contentType(ServerRequest request) {
        return ContentType.of(request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""));
    }

    /**
     * The problem of a body of another type (RFC 9110, section 15.5.16).
     *
     * @param words what the type has to be, for people
     * @param mediaTypes those that are accepted
     */
    public static HttpProblem.Builder unsupported(String words, String... mediaTypes) {
        return HttpProblem.status(Status.UNSUPPORTED_MEDIA_TYPE_415)
                .detail("The Content-Type has to be " + words)
                .header(HeaderValues.create(HeaderNames.ACCEPT, String.join(", ", mediaTypes)));
    }

    /**
     * Reads all of a body.
     *
     * @param request its body may be empty
     * @param maxSize in bytes
     * @throws HttpProblem 400 if the body ends early, 413 if it is larger
     */
    public static byte[] bytes(ServerRequest request, int maxSize) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        long length = request.headers().contentLength().orElse(maxSize);
        if (length > maxSize) {
            throw refuse(request, tooLarge(maxSize));
        }
        return from(request, in -> {
            // As many as there are: readNBytes takes an array of 16 KB for what may be more.
            byte[] body = in.readNBytes((int) length);
            if (body.length == maxSize && in.read() >= 0) {
                throw refuse(in, tooLarge(maxSize));
            }
            return body;
        });
    }

    /** Reads a body's stream. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /** Reads a body, and converts errors of the connection into problems. */
    public static <T> T from(ServerRequest request, Reading<T> reading) {
        try {
            return reading.from(request.content().inputStream());
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw closing(HttpProblem.status(Status.BAD_REQUEST_400).detail("The body ends early").cause(e));
        } catch (RequestException e) {
            // A chunk is malformed or too large: where the next request begins is unknown.
            throw closing(RefusedRequest.problem(e.status(), e.getMessage()).cause(e));
        }
    }

    /** Closes the connection after the answer, because the start of the next request is unknown. */
    public static HttpProblem closing(HttpProblem.Builder problem) {
        return problem.header(HeaderValues.CONNECTION_CLOSE).build();
    }

    /** Refuses the rest of a body. */
    public static HttpProblem refuse(InputStream rest, HttpProblem.Builder problem) {
        return drain(rest) ? problem.build() : closing(problem);
    }

    /** The problem of a body with more bytes. */
    public static HttpProblem.Builder tooLarge(long maxSize) {
        return tooLarge(maxSize, "The body");
    }

    /** The problem of a part of a body with more bytes, which begins a sentence. */
    public static HttpProblem.Builder tooLarge(long maxSize, String part) {
        return HttpProblem.status(Status.REQUEST_ENTITY_TOO_LARGE_413)
                .detail(part + " is larger than " + maxSize + " bytes");
    }

    /** Refuses a body of which nothing was read. */
    public static HttpProblem refuse(ServerRequest request, HttpProblem.Builder problem) {
        boolean isAwaited = request.headers().contains(HeaderValues.EXPECT_100) && !request.continueSent();
        boolean isNear = request.headers().contentLength().orElse(0) <= MAX_DRAINED;
        return !isAwaited && isNear && drain(request.content().inputStream()) ? problem.build() : closing(problem);
    }

    private static boolean drain(InputStream in) {
        try {
            return in.skip(MAX_DRAINED) < MAX_DRAINED;
        } catch (IOException
                | UncheckedIOException
                | DataReader.InsufficientDataAvailableException
                | RequestException e) {
            return false;
        }
    }
}

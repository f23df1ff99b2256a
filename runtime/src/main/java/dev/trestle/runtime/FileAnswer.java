package dev.trestle.runtime;

import dev.trestle.runtime.media.StoredFile;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Answers with a file: whole, in parts, or with the word that the client has it already. */
final class FileAnswer {

    /** Whatever the file is, a browser runs nothing in it and loads nothing for it. */
    private static final Header SANDBOX =
            HeaderValues.createCached("Content-Security-Policy", "sandbox; default-src 'none'");

    private static final Header RANGES = HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, "bytes");

    private final ServerRequest request;
    private final ServerResponse response;
    private final StoredFile file;
    private final String tag;

    FileAnswer(ServerRequest request, ServerResponse response, StoredFile file) {
        this.request = request;
        this.response = response;
        this.file = file;
        this.tag = "\"" + file.sha256() + "\"";
    }

    /**
     * Sends it. Ranges and preconditions are for requests that read; others get the file as it is.
     *
     * @throws HttpProblem 412 a precondition fails, 416 no such range
     * @throws IOException if the file cannot be read
     */
    void send(Status status, String name, Header caching) throws IOException {
        Method method = request.prologue().method();
        boolean isHead = method.equals(Method.HEAD);
        boolean isRead = isHead || method.equals(Method.GET);
        Preconditions preconditions = new Preconditions(request.headers(), tag, file.lastModified());
        if (isRead) {
            switch (preconditions.outcome()) {
                case PROCEED -> response.header(RANGES);
                case NOT_MODIFIED -> {
                    validators(caching);
                    response.status(Status.NOT_MODIFIED_304).send();
                    return;
                }
                case FAILED -> throw HttpProblem.of(
                        Status.PRECONDITION_FAILED_412, "The file is not the one that the request is for");
            }
        }
        Optional<List<ByteRange>> ranges = method.equals(Method.GET) && preconditions.rangeApplies()
                ? request.headers().first(HeaderNames.RANGE).flatMap(range -> ByteRange.parse(range, file.size()))
                : Optional.empty();
        if (ranges.isPresent() && ranges.get().isEmpty()) {
            throw HttpProblem.status(Status.REQUESTED_RANGE_NOT_SATISFIABLE_416)
                    .detail("The file has " + file.size() + " bytes")
                    .header(HeaderValues.create(HeaderNames.CONTENT_RANGE, "bytes */" + file.size()))
                    .build();
        }
        describe(name, caching);
        FileBody body = new FileBody(response, file);
        if (isHead) {
            response.status(status).header(HeaderNames.CONTENT_LENGTH, Long.toString(file.size()));
            response.send();
        } else if (ranges.isPresent()) {
            response.status(Status.PARTIAL_CONTENT_206);
            body.send(ranges.get());
        } else {
            response.status(status);
            body.send();
        }
    }

    private void validators(Header caching) {
        response.header(caching);
        response.header(HeaderNames.ETAG, tag);
        file.lastModified().ifPresent(instant -> response.header(HeaderNames.LAST_MODIFIED, HttpDate.of(instant)));
    }

    private void describe(String name, Header caching) throws IOException {
        validators(caching);
        response.header(HeaderNames.CONTENT_TYPE, file.mediaType());
        response.header(HeaderNames.CONTENT_DISPOSITION, disposition(file.mediaType(), name));
        response.header(SANDBOX);
    }

    /** What a browser only shows, it may show; what it would run or does not know is for saving (RFC 6266). */
    private static String disposition(String type, String name) {
        boolean isShown = type.startsWith("image/") && !type.equals("image/svg+xml")
                || type.startsWith("video/") || type.startsWith("audio/")
                || type.equals("application/pdf") || type.equals("text/plain");
        return isShown ? "inline" : "attachment; filename=\"" + name + "\"";
    }
}

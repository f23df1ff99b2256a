package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.media.ContentTypes;
import dev.trestle.runtime.media.StoredFile;
import dev.trestle.runtime.routing.HttpDate;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers with a file: whole, in parts, or with the word that the client has it already. */
final class FileAnswer {

    /** Whatever the file is, a browser runs nothing in it and loads nothing for it. */
    private static final Header SANDBOX =
            HeaderValues.createCached("Content-Security-Policy", "sandbox; default-src 'none'");

    private static final Header RANGES = HeaderValues.createCached(HeaderNames.ACCEPT_RANGES, "bytes");

    private final ServerRequest request;
    private final ServerResponse response;
    private final StoredFile file;
    private final String mediaType;
    private final @Nullable String fileName;
    private final @Nullable Duration redirected;
    private final String tag;

    /**
     * Without a name, clients save it as {@code file.png}, by its type. With a time, clients read it from the store
     * itself, if it has a URL for them, which is valid for this time.
     */
    FileAnswer(
            ServerRequest request,
            ServerResponse response,
            StoredFile file,
            String mediaType,
            @Nullable String fileName,
            @Nullable Duration redirected) {
        this.request = request;
        this.response = response;
        this.file = file;
        this.mediaType = mediaType;
        this.fileName = fileName;
        this.redirected = redirected;
        this.tag = "\"" + file.sha256() + "\"";
    }

    /**
     * Sends it. Ranges and preconditions are for requests that read; others get the file as it is.
     *
     * @throws HttpProblem 412 a precondition fails, 416 no such range
     * @throws IOException if the file cannot be read
     */
    void send(Status status, Header caching) throws IOException {
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
                        Status.PRECONDITION_FAILED_412, "The file does not meet the condition of the request");
            }
        }
        if (redirected != null && method.equals(Method.GET) && status.equals(Status.OK_200) && isRedirected(redirected)) {
            return;
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
        if (isHead) {
            describe(caching);
            response.status(status).header(HeaderNames.CONTENT_LENGTH, Long.toString(file.size()));
            response.send();
            return;
        }
        try (InputStream first = open(ranges.map(List::getFirst).orElse(new ByteRange(0, file.size() - 1)))) {
            describe(caching);
            FileBody body = new FileBody(response, file, mediaType, first);
            if (ranges.isPresent()) {
                response.status(Status.PARTIAL_CONTENT_206);
                body.send(ranges.get());
            } else {
                response.status(status);
                body.send();
            }
        }
    }

    private InputStream open(ByteRange range) {
        try {
            return file.open(range.first(), range.length());
        } catch (IOException e) {
            throw StoreProblems.unreadable(e);
        }
    }

    /** The URL is a secret of this client, and soon too old for a cache. */
    private boolean isRedirected(Duration lifetime) throws IOException {
        Optional<URI> url = file.url(lifetime, mediaType, disposition());
        url.ifPresent(location -> response.status(Status.TEMPORARY_REDIRECT_307)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .header(HeaderNames.LOCATION, location.toString())
                .send());
        return url.isPresent();
    }

    private void validators(Header caching) {
        response.header(caching);
        response.header(HeaderNames.ETAG, tag);
        file.lastModified().ifPresent(instant -> response.header(HeaderNames.LAST_MODIFIED, HttpDate.of(instant)));
    }

    private void describe(Header caching) {
        validators(caching);
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        response.header(HeaderNames.CONTENT_DISPOSITION, disposition());
        response.header(SANDBOX);
    }

    /** What a browser only shows, it may show; what it would run or does not know is for saving (RFC 6266). */
    private String disposition() {
        boolean isShown = mediaType.startsWith("image/") && !mediaType.startsWith("image/svg")
                || mediaType.startsWith("video/") || mediaType.startsWith("audio/")
                || mediaType.equals("application/pdf") || mediaType.startsWith("text/plain");
        if (isShown && fileName == null) {
            return "inline";
        }
        String name = fileName == null ? "file." + ContentTypes.extension(mediaType) : fileName;
        String ascii = name.replaceAll("[^ -~]|[\"%\\\\/]", "_");
        return (isShown ? "inline" : "attachment") + "; filename=\"" + ascii + "\""
                + (ascii.equals(name) ? "" : "; filename*=UTF-8''" + Urls.encode(name).replace("/", "%2F"));
    }
}

package dev.trestle.data.remote;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens files by HTTP. Each redirect is checked: it stays in the scheme, and leads to the server that was asked first or to
 * a listed host.
 *
 * @param client asks a {@link CheckedResolver} for each connection
 * @param redirectHosts other hosts that redirects may lead to, in lower case
 */
record HttpFiles(Http1Client client, Set<String> redirectHosts) {

    private static final int MAX_REDIRECTS = 3;

    /**
     * Opens a file.
     *
     * @param name for messages
     * @param authorization the header that the server of the URL gets; null for none
     * @param end how many of its last bytes are wanted; 0 for all
     */
    RemoteFile open(String name, URI first, @Nullable String authorization, @Nullable String known, int end) throws IOException {
        Optional<RemoteFile> file = follow(first, authorization,
                request -> {
                    if (known != null) {
                        request.header(HeaderNames.IF_NONE_MATCH, known);
                    }
                    if (end > 0) {
                        request.header(HeaderNames.RANGE, "bytes=-" + end);
                    }
                },
                // A file without bytes has no end.
                response -> end > 0 && response.status().code() == 416 ? closed(response)
                        : Optional.of(file(name, response, known, end, (tag, range) -> rest(first, authorization, tag, range))));
        return file.isPresent() ? file.get() : open(name, first, authorization, known, 0);
    }

    private static Optional<RemoteFile> closed(HttpClientResponse response) {
        response.close();
        return Optional.empty();
    }

    /** Opens a part of a file that has this tag. */
    InputStream openPart(String name, URI first, @Nullable String authorization, String tag, ByteRange part) throws IOException {
        return follow(first, authorization,
                request -> request.header(HeaderNames.RANGE, part.request()).header(HeaderNames.IF_RANGE, tag),
                response -> {
                    int status = response.status().code();
                    if (status == 404 || status == 410) {
                        throw new NoSuchFileException(name);
                    }
                    if (status == 200 || status == 412 || status == 206 && !response.headers().first(HeaderNames.ETAG).orElse(tag).equals(tag)) {
                        throw RemoteException.changed();
                    }
                    return rest(response, part);
                });
    }

    /** What is made of an answer that is no redirect. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(HttpClientResponse response) throws IOException;
    }

    private <T> T follow(
            URI first, @Nullable String authorization, Consumer<? super Http1ClientRequest> headers, Reading<T> reading) throws IOException {
        URI next = first;
        try {
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                Http1ClientRequest request = request(next, isSameOrigin(first, next) ? authorization : null);
                headers.accept(request);
                HttpClientResponse response = request.request();
                URI target = null;
                try {
                    target = redirect(first, next, response);
                    if (target == null) {
                        return reading.read(response);
                    }
                } catch (IOException | RuntimeException e) {
                    response.close();
                    throw e;
                }
                response.close();
                next = target;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw new IOException("The answer of " + next.getHost() + " cannot be read: " + e.getMessage(), e);
        }
        throw new IOException(first.getHost() + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private Http1ClientRequest request(URI target, @Nullable String authorization) {
        Http1ClientRequest request = client.get().uri(target).followRedirects(false)
                // A compressed file could be of any size.
                .header(HeaderNames.ACCEPT_ENCODING, "identity");
        if (authorization != null) {
            request.header(HeaderNames.AUTHORIZATION, authorization);
        }
        return request;
    }

    private static boolean isSameOrigin(URI one, URI other) {
        return other.getScheme().equalsIgnoreCase(one.getScheme()) && port(other) == port(one)
                && CheckedResolver.plain(other.getHost()).equals(CheckedResolver.plain(one.getHost()));
    }

    private static int port(URI target) {
        return target.getPort() >= 0 ? target.getPort() : target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Where the answer leads to; null if it is none of those. */
    private @Nullable URI redirect(URI first, URI from, HttpClientResponse response) throws IOException {
        switch (response.status().code()) {
            case 301, 302, 303, 307, 308 -> { }
            default -> {
                return null;
            }
        }
        URI target;
        try {
            target = from.resolve(response.headers().first(HeaderNames.LOCATION).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IOException(from.getHost() + " redirects to what is no URL", e);
        }
        if (target.getHost() == null || target.getUserInfo() != null || !from.getScheme().equalsIgnoreCase(target.getScheme())) {
            throw new IOException(from.getHost() + " redirects to a URL that is not of " + from.getScheme());
        }
        if (!isSameOrigin(first, target) && !redirectHosts.contains(CheckedResolver.plain(target.getHost()))) {
            throw new IOException(from.getHost() + " redirects to " + target.getHost()
                    + ", which is not in trestle.data.redirect-hosts");
        }
        return target;
    }

    private static RemoteFile file(String name, HttpClientResponse response, @Nullable String known, int end, Ranges ranges) throws IOException {
        int status = response.status().code();
        ClientResponseHeaders headers = response.headers();
        if (status == 404 || status == 410) {
            throw new NoSuchFileException(name);
        }
        if (status != 200 && !(status == 304 && known != null) && !(status == 206 && end > 0)) {
            throw new IOException("The server answers " + status + " to the request of a file");
        }
        requireUncompressed(headers);
        long length = headers.contentLength().orElse(-1);
        String tag = headers.first(HeaderNames.ETAG).filter(text -> !text.startsWith("W/") && !text.isBlank()).orElse(null);
        if (status == 206) {
            ByteRange range = end(headers.first(HeaderNames.CONTENT_RANGE).orElse(""), length, end);
            return new Answer(response, false, range.from(), OptionalLong.of(range.size()), tag, ranges);
        }
        return new Answer(response, status == 304, 0, length < 0 ? OptionalLong.empty() : OptionalLong.of(length), tag, ranges);
    }

    private static ByteRange end(String header, long length, int end) throws IOException {
        return ByteRange.parse(header)
                .filter(range -> range.isEnd(end) && (length < 0 || length == range.length()))
                .orElseThrow(() -> new IOException("The server sends another part of a file than its end: " + header));
    }

    private static void requireUncompressed(ClientResponseHeaders headers) throws IOException {
        String encoding = headers.first(HeaderNames.CONTENT_ENCODING).orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new IOException("The server sends a file compressed, although it was asked not to");
        }
    }

    /** Asks for ranges of a content. */
    @FunctionalInterface
    private interface Ranges {
        InputStream ask(String tag, ByteRange range) throws IOException;
    }

    private InputStream rest(URI first, @Nullable String authorization, String tag, ByteRange range) throws IOException {
        return follow(first, authorization,
                request -> request.header(HeaderNames.RANGE, "bytes=" + range.from() + "-").header(HeaderNames.IF_RANGE, tag),
                response -> rest(response, range));
    }

    private static InputStream rest(HttpClientResponse response, ByteRange range) throws IOException {
        requireUncompressed(response.headers());
        String found = response.headers().first(HeaderNames.CONTENT_RANGE).orElse("");
        if (response.status().code() != 206 || !found.equals(range.contentRange())) {
            throw new IOException("The server does not send the rest of a file: " + response.status().code() + ", " + found);
        }
        return new FilterInputStream(response.inputStream()) {
            @Override
            public void close() {
                response.close();
            }
        };
    }

    private record Answer(
            HttpClientResponse response, boolean isUnchanged, long start, OptionalLong size, @Nullable String tag, Ranges ranges)
            implements RemoteFile {

        @Override
        public InputStream rest(long position) throws IOException {
            if (tag == null || size.isEmpty()) {
                throw new IOException("The server does not tell whether the rest is of the same file");
            }
            return ranges.ask(tag, new ByteRange(position, size.getAsLong(), size.getAsLong()));
        }

        @Override
        public InputStream content() {
            return response.inputStream();
        }

        @Override
        public void close() {
            response.close();
        }
    }
}

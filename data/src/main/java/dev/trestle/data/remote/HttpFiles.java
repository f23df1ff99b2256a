package dev.trestle.data.remote;

import io.helidon.http.ClientResponseHeaders;
import io.helidon.http.HeaderNames;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.http1.Http1Client;
import io.helidon.webclient.http1.Http1ClientRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import java.util.Set;
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
     */
    RemoteFile open(String name, URI first, @Nullable String authorization, @Nullable String known) throws IOException {
        URI next = first;
        try {
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                HttpClientResponse response = request(next, isSameOrigin(first, next) ? authorization : null, known).request();
                URI target = null;
                try {
                    target = redirect(first, next, response);
                    if (target == null) {
                        return file(name, response, known);
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

    private Http1ClientRequest request(URI target, @Nullable String authorization, @Nullable String known) {
        Http1ClientRequest request = client.get().uri(target).followRedirects(false)
                // A compressed file could be of any size.
                .header(HeaderNames.ACCEPT_ENCODING, "identity");
        if (known != null) {
            request.header(HeaderNames.IF_NONE_MATCH, known);
        }
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

    private static RemoteFile file(String name, HttpClientResponse response, @Nullable String known) throws IOException {
        int status = response.status().code();
        ClientResponseHeaders headers = response.headers();
        if (status == 404 || status == 410) {
            throw new NoSuchFileException(name);
        }
        if (status != 200 && !(status == 304 && known != null)) {
            throw new IOException("The server answers " + status + " to the request of a file");
        }
        String encoding = headers.first(HeaderNames.CONTENT_ENCODING).orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw new IOException("The server sends a file compressed, although it was asked not to");
        }
        long length = headers.contentLength().orElse(-1);
        String tag = headers.first(HeaderNames.ETAG).filter(text -> !text.startsWith("W/")).orElse(null);
        return new Answer(response, status == 304, length < 0 ? OptionalLong.empty() : OptionalLong.of(length), tag);
    }

    private record Answer(HttpClientResponse response, boolean isUnchanged, OptionalLong size, @Nullable String tag)
            implements RemoteFile {

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

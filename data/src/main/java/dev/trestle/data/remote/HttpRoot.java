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
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files below a URL of a web server. */
final class HttpRoot implements RemoteRoot {

    private static final int MAX_REDIRECTS = 3;
    private static final String UNRESERVED = "-._~";

    private final URI url;
    private final @Nullable String authorization;
    private final Set<String> redirectHosts;
    private final Http1Client client;

    /**
     * A root.
     *
     * @param url with a slash at its end
     * @param authorization the header that its host gets; null for none
     * @param redirectHosts other hosts that redirects may lead to, in lower case
     */
    HttpRoot(URI url, @Nullable String authorization, Set<String> redirectHosts, Http1Client client) {
        this.url = url;
        this.authorization = authorization;
        this.redirectHosts = redirectHosts;
        this.client = client;
    }

    @Override
    public RemoteFile open(String name, @Nullable String known) throws IOException {
        URI next = url.resolve(encoded(name));
        try {
            for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
                HttpClientResponse response = request(next, known).request();
                URI target = null;
                try {
                    target = redirect(next, response);
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
        throw new IOException(url.getHost() + " redirects more than " + MAX_REDIRECTS + " times");
    }

    private Http1ClientRequest request(URI target, @Nullable String known) {
        Http1ClientRequest request = client.get().uri(target).followRedirects(false)
                // A compressed file could be of any size.
                .header(HeaderNames.ACCEPT_ENCODING, "identity");
        if (known != null) {
            request.header(HeaderNames.IF_NONE_MATCH, known);
        }
        if (authorization != null && isSameOrigin(target)) {
            request.header(HeaderNames.AUTHORIZATION, authorization);
        }
        return request;
    }

    private boolean isSameOrigin(URI target) {
        return target.getScheme().equalsIgnoreCase(url.getScheme()) && port(target) == port(url)
                && CheckedResolver.plain(target.getHost()).equals(CheckedResolver.plain(url.getHost()));
    }

    private static int port(URI target) {
        return target.getPort() >= 0 ? target.getPort() : target.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    /** Where the answer leads to; null if it is none of those. */
    private @Nullable URI redirect(URI from, HttpClientResponse response) throws IOException {
        switch (response.status().code()) {
            case 301, 302, 303, 307, 308 -> { }
            default -> {
                return null;
            }
        }
        String location = response.headers().first(HeaderNames.LOCATION).orElse("");
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new IOException(from.getHost() + " redirects to what is no URL", e);
        }
        if (target.getHost() == null || target.getUserInfo() != null || !from.getScheme().equalsIgnoreCase(target.getScheme())) {
            throw new IOException(from.getHost() + " redirects to a URL that is not of " + from.getScheme());
        }
        boolean isListed = redirectHosts.contains(CheckedResolver.plain(target.getHost()));
        if (!isSameOrigin(target) && !isListed) {
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

    /** As a part of a path (RFC 3986). */
    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder(name.length());
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean isPlain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0) || c == '/';
            encoded.append(isPlain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return "./" + encoded;
    }
}

package dev.trestle.data.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * URLs of requests, of hosts that are listed for them by name. The name of a file is its whole URL here.
 *
 * @param privateHosts which may have {@code http} URLs
 * @param hosts that URLs may have, in lower case
 */
record FreeUrls(HttpFiles files, Set<String> privateHosts, Set<String> hosts) implements UrlRoot {

    @Override
    public Optional<String> refusal(String url) {
        Optional<URI> parsed = parsed(url);
        if (parsed.isEmpty()) {
            return Optional.of("is no URL of a file");
        }
        String host = CheckedResolver.plain(parsed.get().getHost());
        if (!hosts.contains(host)) {
            return Optional.of("is a URL of a host that is not allowed here");
        }
        boolean isPrivate = privateHosts.contains(host);
        if (!parsed.get().getScheme().equalsIgnoreCase("https") && !isPrivate) {
            return Optional.of("has to begin with https://");
        }
        return parsed.get().getPort() < 0 || isPrivate ? Optional.empty() : Optional.of("is a URL with a port");
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url)).filter(parsed -> parsed.getScheme().matches("(?i)https?") && parsed.getHost() != null
                    && parsed.getRawUserInfo() == null && parsed.getRawFragment() == null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    @Override
    public RemoteFile open(String name, @Nullable String known) throws IOException {
        return openEnd(name, known, 0);
    }

    @Override
    public RemoteFile openEnd(String name, @Nullable String known, int bytes) throws IOException {
        return files.open(name, parsed(name).orElseThrow(), null, known, bytes);
    }

    @Override
    public InputStream openPart(String name, String tag, ByteRange part) throws IOException {
        return files.openPart(name, parsed(name).orElseThrow(), null, tag, part);
    }
}

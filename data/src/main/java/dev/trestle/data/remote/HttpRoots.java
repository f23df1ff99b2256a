package dev.trestle.data.remote;

import dev.trestle.runtime.settings.Settings;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webclient.api.Proxy;
import io.helidon.webclient.http1.Http1Client;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens roots of web servers. */
public final class HttpRoots implements RemoteRoots {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration READ = Duration.ofSeconds(10);

    private final Settings authorizations;
    private final Set<String> privateHosts;
    private final HttpFiles files;

    HttpRoots(Settings settings, CheckedResolver.Names names) {
        this.authorizations = settings.at("authorization");
        this.privateHosts = hosts(settings.list("private-hosts"));
        this.files = new HttpFiles(Http1Client.builder()
                .dnsResolver(new CheckedResolver(privateHosts, names))
                // A proxy would connect to what it likes, and a shared connection was checked by somebody else.
                .proxy(Proxy.noProxy())
                .shareConnectionCache(false)
                .keepAlive(false)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).readTimeout(READ).build())
                .build(), hosts(settings.list("redirect-hosts")));
    }

    /**
     * Reads the configuration.
     *
     * @param settings the node {@code data}
     * @return opens {@code https} roots, and {@code http} roots of private hosts
     */
    public static HttpRoots of(Settings settings) {
        return new HttpRoots(settings, InetAddress::getAllByName);
    }

    private static Set<String> hosts(List<String> names) {
        return names.stream().map(String::strip).map(CheckedResolver::plain).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<RemoteRoot> open(String key, String url) {
        if (!url.matches("(?i)https?://.*")) {
            return Optional.empty();
        }
        URI parsed = parsed(key, url);
        if (!parsed.getScheme().equalsIgnoreCase("https") && !privateHosts.contains(CheckedResolver.plain(parsed.getHost()))) {
            throw new IllegalArgumentException(key + " has to begin with https://; http:// is only for private-hosts");
        }
        String name = key.substring(key.lastIndexOf('.') + 1);
        return Optional.of(new HttpRoot(files, parsed, authorizations.text(name).orElse(null)));
    }

    /**
     * A root of URLs.
     *
     * @param hosts that they may have, also after a redirect
     * @return for requests that have whole URLs
     */
    public UrlRoot urls(List<String> hosts) {
        Set<String> allowed = hosts(hosts);
        return new FreeUrls(new HttpFiles(files.client(), allowed), privateHosts, allowed);
    }

    private static URI parsed(String key, String url) {
        try {
            URI parsed = new URI(url.endsWith("/") ? url : url + "/");
            if (parsed.getHost() != null && parsed.getRawUserInfo() == null && parsed.getRawQuery() == null
                    && parsed.getRawFragment() == null) {
                return parsed;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(key + " has to be a URL such as https://data.example.org/reports/, but is none", e);
        }
        // Without the text, which may have a password.
        throw new IllegalArgumentException(key + " has to be a URL with a host and a path, and without user, query and fragment");
    }
}

package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestBody;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The web pages that may send forms. A browser lets any page send one to any service, together with the user's
 * cookies, and says in {@code Origin} and {@code Sec-Fetch-Site} where the page is from; JSON is sent only after a
 * preflight request.
 */
final class Origins {

    private static final HeaderName SEC_FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

    private final Set<String> allowed = new HashSet<>();
    private final Supplier<URI> publicUrl;

    /**
     * Origins as RFC 6454 writes them.
     *
     * @param allowed besides the service's own
     * @throws IllegalArgumentException if one of them is none
     */
    Origins(List<String> allowed, Supplier<URI> publicUrl) {
        for (String text : allowed) {
            String origin = text.strip().toLowerCase(Locale.ROOT);
            if (!origin.matches("https?://[a-z0-9.\\-\\[\\]:]+")) {
                throw new IllegalArgumentException(
                        "allowed-origins has to have origins such as https://films.example.com, but has '" + text + "'");
            }
            this.allowed.add(origin);
        }
        this.publicUrl = publicUrl;
    }

    /** Refuses a form from a page of another origin; programs send neither header. */
    void require(ServerRequest request) {
        String origin = header(request, HeaderNames.ORIGIN);
        boolean own = switch (header(request, SEC_FETCH_SITE)) {
            case "same-origin", "none" -> true;
            case "" -> origin.isEmpty() || origin.endsWith("://" + request.authority().toLowerCase(Locale.ROOT));
            default -> false;
        };
        if (!own && !allowed.contains(origin) && !origin.equals(ofService())) {
            throw RequestBody.refuse(request, HttpProblem.status(Status.FORBIDDEN_403)
                    .detail("A page of another origin may not send forms to this service"));
        }
    }

    private String ofService() {
        URI url = publicUrl.get();
        return (url.getScheme() + "://" + url.getRawAuthority()).toLowerCase(Locale.ROOT);
    }

    private static String header(ServerRequest request, HeaderName name) {
        return request.headers().first(name).orElse("").toLowerCase(Locale.ROOT);
    }
}

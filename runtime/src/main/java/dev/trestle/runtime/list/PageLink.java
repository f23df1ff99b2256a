package dev.trestle.runtime.list;

import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The header {@code Link} of a page that another follows (RFC 8288, section 3). */
final class PageLink {

    private static final String CURSOR = "cursor";

    /** Not part of the link, as the rows of the whole list need no count for each page. */
    private static final String COUNT = "count";

    private PageLink() {}

    /**
     * The same request with another cursor, and without a count. It is relative to the path of the request, so that it does not matter which path a
     * proxy has for it.
     */
    static String next(ServerRequest request, String cursor) {
        String path = request.path().rawPath();
        String segment = path.substring(path.lastIndexOf('/') + 1);
        String others = Stream.concat(
                        Arrays.stream(request.query().rawValue().split("&")).filter(pair -> !pair.isEmpty() && !isLeftOut(pair)),
                        Stream.of(CURSOR + "=" + cursor))
                .collect(Collectors.joining("&"));
        // Without it, a colon would end a scheme (RFC 3986, section 4.2).
        String here = segment.isEmpty() || segment.contains(":") ? "./" : "";
        return "<" + here + safe(segment + "?" + others) + ">; rel=\"next\"";
    }

    private static boolean isLeftOut(String pair) {
        int equals = pair.indexOf('=');
        String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
        return name.equals(CURSOR) || name.equals(COUNT);
    }

    /** What would end the reference, encoded. */
    private static String safe(String reference) {
        return reference.replace("<", "%3C").replace(">", "%3E").replace("\"", "%22");
    }
}

package dev.trestle.runtime.routing;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.PercentEncoding;
import io.helidon.common.parameters.Parameters;
import io.helidon.common.uri.UriPath;
import io.helidon.http.RoutedPath;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request, the values of its parameters and the route that was found by it.
 *
 * @param values as they came, still percent-encoded
 * @param route null for OPTIONS of a path whose routes have other methods
 */
record MatchedPath(UriPath uri, Map<String, String> values, @Nullable Route route) implements RoutedPath {

    private static final Parameters NONE = Parameters.empty("http/path");

    /**
     * The values, decoded once.
     *
     * @throws HttpProblem 400 if they are not percent-encoded UTF-8
     */
    @Override
    public Parameters pathParameters() {
        if (values.isEmpty()) {
            return NONE;
        }
        Map<String, String> decoded = new LinkedHashMap<>();
        values.forEach((name, raw) -> decoded.put(name, PercentEncoding.inPath(raw)));
        return Parameters.createSingleValueMap("http/path", decoded);
    }

    @Override public RoutedPath absolute() { return new MatchedPath(uri.absolute(), values, route); }
    @Override public String rawPath() { return uri.rawPath(); }
    @Override public String rawPathNoParams() { return uri.rawPathNoParams(); }
    @Override public String path() { return uri.path(); }
    @Override public Parameters matrixParameters() { return uri.matrixParameters(); }
    @Override public void validate() { uri.validate(); }
}

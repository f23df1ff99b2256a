package dev.trestle.runtime;

import io.helidon.common.parameters.Parameters;
import io.helidon.common.uri.UriPath;
import io.helidon.http.RoutedPath;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The path of a request, and the values that its pattern found in it.
 *
 * @param values as they came, still percent-encoded
 */
record MatchedPath(UriPath uri, Map<String, String> values) implements RoutedPath {

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

    @Override public RoutedPath absolute() { return new MatchedPath(uri.absolute(), values); }
    @Override public String rawPath() { return uri.rawPath(); }
    @Override public String rawPathNoParams() { return uri.rawPathNoParams(); }
    @Override public String path() { return uri.path(); }
    @Override public Parameters matrixParameters() { return uri.matrixParameters(); }
    @Override public void validate() { uri.validate(); }
}

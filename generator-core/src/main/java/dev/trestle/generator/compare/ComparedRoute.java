package dev.trestle.generator.compare;

import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.config.SwitchSpec;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A route that is called.
 *
 * @param path with the prefix of the file
 */
record ComparedRoute(String name, HttpMethod method, String path) {

    private static final int TWO = 2;

    /**
     * The routes of these names.
     *
     * @param names separated by a comma
     * @param writes whether routes may be called that the build has not proved to be read-only
     * @throws Unusable if there are not two, the file has no such query route, or one of them may write
     */
    static List<ComparedRoute> find(RoutesFile file, String names, boolean writes) throws Unusable {
        Map<String, RouteSpec> known = new TreeMap<>();
        file.all().forEach(spec -> name(spec, known));
        List<String> wanted = List.of(names.split(",", -1)).stream().map(String::strip).toList();
        if (wanted.size() != TWO || wanted.get(0).equals(wanted.get(1))) {
            throw new Unusable("Two different routes are compared: -Dtrestle.routes=SearchV1,SearchV2; query routes of "
                    + file.source() + " are " + list(known));
        }
        for (String name : wanted) {
            if (!known.containsKey(name)) {
                throw new Unusable(file.source() + " has no query route " + Quoted.of(name) + Suggestion.didYouMean(name, known.keySet())
                        + "; its query routes are " + list(known));
            }
            if (!writes && !isReadOnly(known.get(name))) {
                throw new Unusable(name + " may write, as its method is " + known.get(name).head().method().value()
                        + ": each input would write twice or more. If its statement only reads, write 'method: get', or set -Dtrestle.writes=true");
            }
        }
        String prefix = file.prefix().map(Located::value).orElse("");
        return wanted.stream()
                .map(name -> new ComparedRoute(name, known.get(name).head().method().value(), prefix + known.get(name).head().path().value()))
                .toList();
    }

    /** The build refuses GET for statements that write, and queries on files cannot write. */
    private static boolean isReadOnly(RouteSpec spec) {
        return spec.head().method().value() == HttpMethod.GET || spec instanceof QuerySpec query && query.onFiles();
    }

    private static void name(RouteSpec spec, Map<String, RouteSpec> known) {
        boolean answersAtOnce = spec.head().background().isEmpty();
        if (answersAtOnce && (spec instanceof QuerySpec || spec instanceof SwitchSpec)) {
            String derived = spec instanceof QuerySpec query ? JavaNames.type(query.query().value()) : "";
            known.put(spec.head().name().map(Located::value).orElse(derived), spec);
        }
    }

    private static String list(Map<String, RouteSpec> known) {
        return known.isEmpty() ? "none" : String.join(", ", known.keySet());
    }

    /** {@code GET /search/v1}. */
    String title() {
        return method + " " + path;
    }
}

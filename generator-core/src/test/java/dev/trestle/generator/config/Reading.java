package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;

/**
 * A text that was read as {@code routes.yaml}, and the lines that its author sees.
 *
 * @param schema what the file's schema says of it, which goes with the lines; empty for what JSON cannot express
 */
record Reading(Optional<RoutesFile> result, List<String> lines, Optional<SchemaVerdict> schema) {

    static Reading of(String yaml) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<RoutesFile> result = new RoutesFileReader().parse(yaml, "routes.yaml", diagnostics);
        List<String> lines = diagnostics.all().stream().map(Diagnostic::toString).toList();
        Optional<SchemaVerdict> schema = SchemaVerdict.of(yaml);
        if (schema.isPresent() && !schema.get().agreesWith(lines)) {
            throw new AssertionError("the reader says " + lines + ", and the schema " + schema.get().complaints());
        }
        return new Reading(result, lines, schema);
    }

    /** Reads a file whose only route has these lines; the first begins at 3:5. */
    static Reading route(String keys) {
        return of("package: com.example.api\nroutes:\n  - " + keys.strip().replace("\n", "\n    ") + "\n");
    }

    RoutesFile file() {
        if (!lines.isEmpty()) {
            throw new AssertionError(String.join("\n", lines));
        }
        return result.orElseThrow();
    }

    RouteSpec onlyRoute() {
        List<RouteSpec> routes = file().routes();
        if (routes.size() != 1) {
            throw new AssertionError(routes.toString());
        }
        return routes.get(0);
    }
}

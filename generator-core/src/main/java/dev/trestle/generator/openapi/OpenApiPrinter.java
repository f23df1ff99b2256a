package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the description of an API for clients, by the OpenAPI Specification 3.1.1; this cannot fail. */
public final class OpenApiPrinter {

    /** The first member of a document that is generated; nothing else is ever overwritten or deleted. */
    public static final String MARK = "x-generated";

    private static final String VERSION = "3.1.1";

    private OpenApiPrinter() {}

    /**
     * The document, as JSON.
     *
     * @param mark the value of its first member
     */
    public static String print(Plan plan, DocumentPlan document, String mark) {
        Components components = new Components(plan, document);
        Operations operations = new Operations(plan, document, components);
        JsonObject paths = paths(plan, operations);
        new ServicePaths(plan, document, components, operations).add(paths);
        JsonObject info = JsonObject.of("title", document.title())
                .putText("description", document.description())
                .put("version", document.version());
        JsonObject json = JsonObject.of(MARK, mark).put("openapi", VERSION).put("info", info);
        if (!document.servers().isEmpty()) {
            json.put("servers", document.servers().stream().map(url -> JsonObject.of("url", url)).toList());
        }
        return JsonPrinter.print(json.put("paths", paths).put("components", components.json()));
    }

    /** Paths of one shape are one path in OpenAPI, with the names of the first route. */
    private static JsonObject paths(Plan plan, Operations operations) {
        Map<String, String> shapes = new LinkedHashMap<>();
        JsonObject paths = new JsonObject();
        List<RoutePlan> routes = plan.routes();
        for (RoutePlan route : routes) {
            String path = shapes.computeIfAbsent(route.endpoint().pathShape(), shape -> route.endpoint().path());
            JsonObject item = paths.get(path) instanceof JsonObject known ? known : new JsonObject();
            item.put(route.endpoint().method().name().toLowerCase(Locale.ROOT), operations.of(route, path));
            paths.put(path, item);
        }
        return paths;
    }
}

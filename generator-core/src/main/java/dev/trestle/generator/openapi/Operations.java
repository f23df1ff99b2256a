package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RouteDocument;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowPlan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.VariantPlan;
import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Map;

/** The operations of routes. */
final class Operations {

    private static final Map<Integer, String> SUCCESS = Map.of(
            200, "OK", 201, "Created", 202, "Accepted: `Location` has the job.");

    private final Components components;
    private final DocumentPlan document;
    private final Parameters parameters;
    private final Bodies bodies;
    private final Problems problems;

    Operations(Plan plan, DocumentPlan document, Components components) {
        Examples examples = new Examples(plan);
        this.components = components;
        this.document = document;
        this.parameters = new Parameters(components, examples);
        this.bodies = new Bodies(components, examples, parameters);
        this.problems = new Problems(components);
    }

    /** The operation of a route, whose path stands in the document as {@code path}. */
    JsonObject of(RoutePlan route, String path) {
        RouteDocument about = document.routes().get(route.endpoint().className());
        JsonObject operation = new JsonObject();
        if (!about.tag().isEmpty()) {
            operation.put("tags", List.of(about.tag()));
        }
        operation.put("operationId", route.endpoint().memberName())
                .put("summary", about.summary())
                .putText("description", about.description());
        List<JsonObject> all = parameters.of(route, path);
        if (!all.isEmpty()) {
            operation.put("parameters", all);
        }
        bodies.of(route).ifPresent(body -> operation.put("requestBody", body));
        return operation.put("responses", responses(route, about));
    }

    private JsonObject responses(RoutePlan route, RouteDocument about) {
        JsonObject responses = new JsonObject();
        route.exchange().success().codes().stream().sorted()
                .forEach(code -> responses.put(String.valueOf(code), success(route, code)));
        if (route.exchange().gives() instanceof Gives.File) {
            responses.put("206", JsonObject.of("description", "A part of the file.").put("content", anyFile()));
            responses.put("304", JsonObject.of("description", "The client has the file."));
        }
        about.problems().forEach(problem -> responses.put(String.valueOf(problem.status()), problems.of(problem)));
        return responses.put("default", problems.any());
    }

    private JsonObject success(RoutePlan route, int code) {
        JsonObject response = JsonObject.of("description", SUCCESS.getOrDefault(code, "Success"));
        JsonObject headers = new JsonObject();
        if (code == 202 || code == 201 && route.location().isPresent()) {
            headers.put("Location", JsonObject.of("description", code == 202 ? "The job." : "The row.")
                    .put("schema", Schemas.format("string", "uri-reference")));
        }
        if (route.isList()) {
            headers.put("Link", JsonObject.of("description", "The next page, with `rel=\"next\"`; absent on the last page.")
                    .put("schema", Schemas.type("string")));
        }
        if (route instanceof SwitchPlan choose) {
            headers.put("Trestle-Variant", JsonObject.of("description", "The variant that answered.").put("schema", Schemas.type("string")
                    .put("enum", choose.variants().stream().map(VariantPlan::name).toList())));
        }
        return response.putFilled("headers", headers).put("content", content(route, route.exchange().gives()));
    }

    private static JsonObject anyFile() {
        return JsonObject.of("*/*", new JsonObject());
    }

    /** The bodies of an answer by media type. */
    JsonObject content(RoutePlan route, Gives gives) {
        Exchange exchange = route.exchange();
        Answers answers = new Answers(components, route);
        if (gives instanceof Gives.File) {
            return anyFile();
        }
        if (gives instanceof Gives.Job || !exchange.formats().negotiated()) {
            return JsonObject.of(Format.JSON.mediaRange(), JsonObject.of("schema", gives.match(answers)));
        }
        JsonObject content = new JsonObject();
        exchange.formats().offered().forEach(format -> content.put(format.mediaRange(), format(route, gives, answers, format)));
        return content;
    }

    private JsonObject format(RoutePlan route, Gives gives, Answers answers, Format format) {
        RowPlan row = gives.rows().get(0);
        return switch (format) {
            case JSON -> JsonObject.of("schema", gives.match(answers));
            case JSON_COLUMNS -> JsonObject.of("schema", components.columns(route.endpoint().className(), row));
            case NDJSON -> text("Each line is an object, as in `rows` of JSON.");
            case NDJSON_COLUMNS -> text("Each line is an object with an array for each column.");
            case CSV -> text("The header has the names of the columns.");
            case ARROW, PARQUET, FILE -> new JsonObject();
        };
    }

    private static JsonObject text(String description) {
        return JsonObject.of("schema", Schemas.type("string").put("description", description));
    }

    Parameters parameters() {
        return parameters;
    }

    Problems problems() {
        return problems;
    }
}

package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.ProblemCode;
import dev.trestle.generator.plan.model.ProblemPlan;

/** Problems (RFC 9457), as the service writes them. */
record Problems(Components components) {

    private static final String MEDIA_TYPE = "application/problem+json";

    /** The schema of a problem. */
    static JsonObject schema(Components components) {
        return components.own("Problem", () -> {
            JsonObject problem = Schemas.object(new JsonObject()
                    .put("type", Schemas.format("string", "uri-reference"))
                    .put("title", Schemas.type("string"))
                    .put("status", Schemas.type("integer")));
            if (problem.get("properties") instanceof JsonObject properties) {
                properties.put("detail", Schemas.type("string")).put("errors", Schemas.list(fieldError(components)));
            }
            return problem;
        });
    }

    /** The schema of one of its errors. */
    static JsonObject fieldError(Components components) {
        return components.own("FieldError", () -> Schemas.object(new JsonObject()
                .put("pointer", Schemas.format("string", "json-pointer"))
                .put("code", Schemas.type("string"))
                .put("message", Schemas.type("string"))));
    }

    /** A problem of the server itself, which any request can have. */
    JsonObject any() {
        return components.response("Problem", response("Another problem, such as 408 or 431 for a request that is slow or too large.",
                schema(components)));
    }

    /** A problem of one route: referred to if routes share it. */
    JsonObject of(ProblemPlan problem) {
        if (!problem.errors()) {
            JsonObject response = response(problem.when(), schema(components));
            if (problem.status() == 503) {
                response = JsonObject.of("description", problem.when())
                        .put("headers", JsonObject.of("Retry-After", retryAfter()))
                        .put("content", response.get("content"));
            }
            return components.response("Problem" + problem.status(), response);
        }
        JsonObject schema = schema(components);
        if (!problem.codes().isEmpty()) {
            JsonObject code = JsonObject.of("enum", problem.codes().stream().map(ProblemCode::wireName).toList());
            schema.put("properties", JsonObject.of("errors", JsonObject.of("items",
                    JsonObject.of("properties", JsonObject.of("code", code)))));
        }
        JsonObject response = response(problem.when(), schema);
        JsonObject constraints = new JsonObject();
        problem.constraints().forEach((code, names) -> constraints.put(code.wireName(), names));
        return response.putFilled("x-constraints", constraints);
    }

    /** The time until a new attempt makes sense. */
    static JsonObject retryAfter() {
        return JsonObject.of("description", "Seconds until a new attempt.").put("schema", Schemas.type("integer"));
    }

    private static JsonObject response(String description, JsonObject schema) {
        return JsonObject.of("description", description)
                .put("content", JsonObject.of(MEDIA_TYPE, JsonObject.of("schema", schema)));
    }
}

package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.MediaPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.ProblemPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The paths of the service itself that belong to its API: of jobs, and of stored files. Health is for operators. */
record ServicePaths(Plan plan, DocumentPlan document, Components components, Operations operations) {

    /** Adds those that the API has. */
    void add(JsonObject paths) {
        List<RoutePlan> background = plan.routes().stream().filter(RoutePlan::background).toList();
        if (!background.isEmpty()) {
            paths.put(document.prefix() + "/jobs/{id}", JsonObject.of("get", job()).put("delete", cancel()));
            paths.put(document.prefix() + "/jobs/{id}/result", JsonObject.of("get", result(background)));
        }
        List<String> served = plan.media().stream().filter(MediaPlan::served).map(MediaPlan::collection).toList();
        if (!served.isEmpty()) {
            paths.put(document.prefix() + "/media/{collection}/{file}", JsonObject.of("get", media(served)));
        }
    }

    private static JsonObject parameter(String name, String in, JsonObject schema) {
        JsonObject parameter = JsonObject.of("name", name).put("in", in);
        return (in.equals("path") ? parameter.put("required", true) : parameter).put("schema", schema);
    }

    private static JsonObject id() {
        return parameter("id", "path", Schemas.format("string", "uuid"));
    }

    private static JsonObject waiting() {
        return parameter("wait", "query", Schemas.type("string"))
                .put("description", "Waits so long for the end of the job, such as `10s`; 60 s at most.");
    }

    /** Its id gets an underscore if a route has the same one. */
    private JsonObject operation(String tag, String id, String summary) {
        String free = id;
        while (isOfRoute(free)) {
            free += "_";
        }
        return JsonObject.of("tags", List.of(tag)).put("operationId", free).put("summary", summary);
    }

    private boolean isOfRoute(String id) {
        return plan.routes().stream().anyMatch(route -> route.endpoint().memberName().equals(id));
    }

    private JsonObject job() {
        return operation("jobs", "job", "Show a job").put("parameters", List.of(id(), waiting()))
                .put("responses", responses(state("The job."),
                        ProblemPlan.plain(404, "There is no such job, or its time is over."),
                        ProblemPlan.plain(422, "A parameter has a mistake.")));
    }

    private JsonObject cancel() {
        return operation("jobs", "cancelJob", "Cancel a job").put("parameters", List.of(id()))
                .put("responses", responses(state("The job, which is cancelled."),
                        ProblemPlan.plain(404, "There is no such job, or its time is over."),
                        ProblemPlan.plain(409, "The job has ended already.")));
    }

    private JsonObject result(List<RoutePlan> background) {
        List<JsonObject> parameters = new ArrayList<>(List.of(id(), waiting()));
        background.stream().flatMap(route -> operations.parameters().formatsOfResult(route.exchange()).stream())
                .filter(parameter -> parameters.stream().noneMatch(other -> Objects.equals(other.get("name"), parameter.get("name"))))
                .forEach(parameters::add);
        JsonObject ok = JsonObject.of("description", "What the route would have answered with.").put("content", results(background));
        return operation("jobs", "jobResult", "Get the result of a job").put("parameters", parameters)
                .put("responses", responses(ok,
                        ProblemPlan.plain(404, "There is no such job, or its time is over."),
                        ProblemPlan.plain(409, "The job has not ended; or the problem of the job."),
                        ProblemPlan.plain(410, "The job was cancelled."),
                        ProblemPlan.plain(422, "A parameter has a mistake; or the problem of the job.")));
    }

    /** By media type, the schemas of all routes. */
    private JsonObject results(List<RoutePlan> background) {
        Map<String, List<JsonObject>> schemas = new LinkedHashMap<>();
        background.forEach(route -> operations.content(route, route.exchange().result()).members().forEach((type, media) -> {
            List<JsonObject> known = schemas.computeIfAbsent(type, key -> new ArrayList<>());
            if (media instanceof JsonObject object && object.get("schema") instanceof JsonObject schema && !known.contains(schema)) {
                known.add(schema);
            }
        }));
        JsonObject content = new JsonObject();
        schemas.forEach((type, list) -> content.put(type,
                list.isEmpty() ? new JsonObject() : JsonObject.of("schema", Schemas.anyOf(list.stream()))));
        return content;
    }

    private JsonObject state(String description) {
        return JsonObject.of("description", description).put("content", JsonObject.of("application/json", JsonObject.of("schema", jobSchema())));
    }

    private JsonObject jobSchema() {
        JsonObject time = Schemas.format("string", "date-time");
        JsonObject count = Schemas.format("integer", "int64");
        JsonObject problem = Schemas.orNull(Problems.schema(components));
        return components.own("Job", () -> {
            JsonObject job = Schemas.object(new JsonObject()
                    .put("id", Schemas.format("string", "uuid"))
                    .put("route", Schemas.type("string"))
                    .put("status", Schemas.type("string").put("enum", List.of("pending", "running", "done", "error", "cancelled")))
                    .put("result", JsonObject.of("description", "Of a job that is done, unless it is large."))
                    .put("result_url", Schemas.orNull(Schemas.format("string", "uri")))
                    .put("error", problem)
                    .put("attempts", Schemas.type("integer"))
                    .put("max_attempts", Schemas.type("integer"))
                    .put("created_at", time)
                    .put("started_at", Schemas.orNull(time))
                    .put("finished_at", Schemas.orNull(time)));
            if (job.get("properties") instanceof JsonObject properties) {
                properties.put("progress", Schemas.type("object").put("properties", JsonObject.of("rows", count).put("bytes", count)));
            }
            return job;
        });
    }

    private JsonObject media(List<String> served) {
        return operation("media", "mediaFile", "Get a stored file")
                .put("parameters", List.of(
                        parameter("collection", "path", Schemas.type("string").put("enum", served)),
                        parameter("file", "path", Schemas.type("string"))))
                .put("responses", responses(JsonObject.of("description", "The file.").put("content", JsonObject.of("*/*", new JsonObject())),
                        ProblemPlan.plain(404, "There is no such file."),
                        ProblemPlan.plain(412, "The file does not meet a condition of the request, such as `If-Match`."),
                        ProblemPlan.plain(416, "The file has no such range."))
                        .put("206", JsonObject.of("description", "A part of the file.").put("content", JsonObject.of("*/*", new JsonObject())))
                        .put("304", JsonObject.of("description", "The client has the file."))
                        .put("307", JsonObject.of("description", "The file is in an object store, at `Location`.")));
    }

    private JsonObject responses(@Nullable JsonObject ok, ProblemPlan... problems) {
        JsonObject responses = JsonObject.of("200", ok);
        Stream.concat(Stream.of(problems), Stream.of(ProblemPlan.plain(500, "The server failed."),
                        ProblemPlan.plain(503, "The service cannot answer now.")))
                .forEach(problem -> responses.put(String.valueOf(problem.status()), operations.problems().of(problem)));
        return responses.put("default", operations.problems().any());
    }
}

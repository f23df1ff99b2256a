package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.api.FilmsApi;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares requests and answers with the OpenAPI document of the API. */
final class Documented {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Those that the server itself answers with; the document has one entry for them. */
    private static final Set<Integer> OF_THE_SERVER = Set.of(405, 408, 414, 431, 499, 501, 505);

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final JsonNode DOCUMENT = document();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Documented() {}

    private static JsonNode document() {
        try (InputStream in = FilmsApi.class.getResourceAsStream("openapi.json")) {
            JsonNode document = JSON.readTree(in);
            document.get("components").get("schemas").properties().stream()
                    .filter(schema -> !schema.getKey().endsWith(".Request"))
                    .forEach(schema -> close(schema.getValue()));
            close(document.get("paths"));
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clients have to expect further fields in answers; a test does not. */
    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("type").asString("").equals("object") && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(Documented::close);
    }

    /** Holds that the document has this answer to a request of this method and path. */
    static void holds(String method, String path, Answer answer) {
        Optional<JsonNode> found = operation(method, path);
        if (found.isEmpty()) {
            return;
        }
        String where = method + " " + path + " " + answer.status() + ": ";
        JsonNode responses = found.get().get("responses");
        String status = String.valueOf(answer.status());
        assertThat(responses.has(status) || OF_THE_SERVER.contains(answer.status())).as(where + "the status is not in the document").isTrue();
        JsonNode response = resolved(responses.has(status) ? responses.get(status) : responses.get("default"));
        if (answer.body().isEmpty()) {
            return;
        }
        String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "").strip();
        JsonNode content = response.path("content");
        JsonNode media = content.has(type) ? content.get(type) : content.path("*/*");
        assertThat(media.isMissingNode()).as(where + type + " is not in the document").isFalse();
        if (type.endsWith("json") && !type.contains("ndjson")) {
            assertThat(complaints(media.path("schema"), answer.body())).as(where + answer.body()).isEmpty();
        }
        response.path("headers").propertyNames().stream().filter(name -> name.equals("Location"))
                .forEach(name -> assertThat(answer.header(name)).as(where + name).isPresent());
    }

    /**
     * Holds that the document does not refuse a body that the service accepts. Blanks at the end of a text do not count, as PostgreSQL removes
     * those that are too many, and the document has the length without them.
     */
    static void accepts(String method, String path, String body) {
        operation(method, path).map(operation -> operation.path("requestBody").path("content").path("application/json").path("schema"))
                .ifPresent(schema -> assertThat(complaints(schema, body.replaceAll(" +\"", "\""))).as(method + " " + path + " " + body).isEmpty());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static List<String> complaints(JsonNode schema, String json) {
        String text = "{\"components\": " + DOCUMENT.get("components") + ", \"allOf\": [" + schema + "]}";
        return SCHEMAS.computeIfAbsent(schema.toString(), key -> REGISTRY.getSchema(text))
                .validate(json, InputFormat.JSON).stream().map(String::valueOf).toList();
    }

    /** Fixed segments come before parameters; empty if the path is not one of the API. */
    private static Optional<JsonNode> operation(String method, String path) {
        String[] segments = path.replaceFirst("\\?.*", "").split("/", -1);
        String known = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return DOCUMENT.get("paths").properties().stream()
                .filter(entry -> matches(entry.getKey().split("/", -1), segments))
                .filter(entry -> entry.getValue().has(known))
                .min(Comparator.comparing(entry -> entry.getKey().replace("{", "\uffff")))
                .map(entry -> entry.getValue().get(known));
    }

    private static boolean matches(String[] template, String[] path) {
        return template.length == path.length && IntStream.range(0, path.length)
                .allMatch(i -> template[i].startsWith("{") && !path[i].isEmpty() || template[i].equals(path[i]));
    }
}

package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.DocumentPlan;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RowPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemas and responses that others refer to, by name; each is made when it is first referred to. */
final class Components {

    private final DocumentPlan document;
    private final Map<String, EnumPlan> enums;
    private final Map<String, CompositePlan> composites;
    private final Set<String> classes = new HashSet<>();
    private final SortedMap<String, JsonObject> schemas = new TreeMap<>();
    private final SortedMap<String, JsonObject> responses = new TreeMap<>();

    Components(Plan plan, DocumentPlan document) {
        this.document = document;
        this.enums = plan.enums().stream().collect(Collectors.toMap(EnumPlan::className, Function.identity()));
        this.composites = plan.composites().stream().collect(Collectors.toMap(CompositePlan::className, Function.identity()));
        classes.addAll(enums.keySet());
        classes.addAll(composites.keySet());
        plan.rows().forEach(row -> classes.add(row.className()));
        plan.responses().forEach(response -> classes.add(response.className()));
    }

    /** A reference to the schema of a Java type, which is made if it is not there. */
    JsonObject schema(String javaName, Supplier<JsonObject> schema) {
        String name = name(javaName);
        if (!schemas.containsKey(name)) {
            // First, because a composite type may be within itself by way of an array.
            schemas.put(name, new JsonObject());
            schemas.put(name, described(javaName, schema.get()));
        }
        return JsonObject.of("$ref", "#/components/schemas/" + name);
    }

    /** The same for a type of the service itself: another name if one of the API has it. */
    JsonObject own(String name, Supplier<JsonObject> schema) {
        String free = name;
        while (classes.contains(free)) {
            free += "_";
        }
        return schema(free, schema);
    }

    private JsonObject described(String javaName, JsonObject schema) {
        @Nullable String comment = document.comments().get(javaName);
        return comment == null ? schema : JsonObject.of("description", comment).putAll(schema);
    }

    /** Of {@code [a-zA-Z0-9._-]} alone, as OpenAPI has it; other characters of Java names are {@code -} and their number. */
    private static String name(String javaName) {
        return javaName.codePoints()
                .mapToObj(c -> c < 128 && Character.isLetterOrDigit(c) || c == '_' || c == '.' ? Character.toString(c) : "-" + Integer.toHexString(c))
                .collect(Collectors.joining());
    }

    JsonObject enumeration(String className) {
        return schema(className, () -> {
            EnumPlan plan = enums.get(className);
            return Schemas.type("string").put("enum",
                    plan == null ? List.of() : plan.constants().stream().map(EnumPlan.Constant::label).toList());
        });
    }

    /** In a request, fields may be left out, which means null; in an answer, all are there. */
    JsonObject composite(String className, Way way) {
        String name = switch (way) {
            case ANSWER -> className;
            case REQUEST -> className + ".Request";
            case LENIENT_REQUEST -> className + ".LenientRequest";
        };
        return schema(name, () -> {
            CompositePlan plan = composites.get(className);
            List<CompositePlan.Field> fields = plan == null ? List.of() : plan.fields();
            JsonObject properties = new JsonObject();
            TypeSchema types = new TypeSchema(this, way);
            fields.forEach(field -> {
                JsonObject value = field.type().match(types);
                properties.put(field.name(), field(field.comment(), field.nullable() ? Schemas.orNull(value) : value));
            });
            List<String> required = fields.stream()
                    .filter(field -> way == Way.ANSWER || !field.nullable())
                    .map(CompositePlan.Field::name)
                    .toList();
            return new JsonObject().putText("description", document.comments().getOrDefault(className, ""))
                    .putAll(Schemas.type("object"))
                    .put("properties", properties)
                    .put("required", required);
        });
    }

    /** The schema of what clients get of a row. */
    JsonObject row(String routeClass, RowPlan row) {
        String name = row.response().map(response -> response.className())
                .orElse(row.shared() ? row.recordName() : routeClass + "." + row.recordName());
        return schema(name, () -> Schemas.object(outputs(row)));
    }

    /** The schema of a column of rows: an array of its values. */
    JsonObject columns(String routeClass, RowPlan row) {
        String name = row.response().map(response -> response.className())
                .orElse(row.shared() ? row.recordName() : routeClass + "." + row.recordName());
        return schema(name + ".Columns", () -> {
            JsonObject lists = new JsonObject();
            row.sent().forEach(field -> lists.put(field.name(), field(field.comment(), Schemas.list(value(field)))));
            return Schemas.object(lists);
        });
    }

    private JsonObject outputs(RowPlan row) {
        JsonObject properties = new JsonObject();
        row.sent().forEach(field -> properties.put(field.name(), field(field.comment(), value(field))));
        return properties;
    }

    private JsonObject value(OutputField field) {
        JsonObject schema = field.type().match(new TypeSchema(this, Way.ANSWER));
        return field.nullable() ? Schemas.orNull(schema) : schema;
    }

    /** A schema with the comment of its column; one in the schema itself is about the type. */
    static JsonObject field(String comment, JsonObject schema) {
        return comment.isEmpty() ? schema : new JsonObject().putAll(schema).put("description", comment);
    }

    /** A reference to a response; responses with the same status and text are the same one. */
    JsonObject response(String status, JsonObject response) {
        String name = status;
        for (int number = 2; !responses.getOrDefault(name, response).equals(response); number++) {
            name = status + "." + number;
        }
        responses.put(name, response);
        return JsonObject.of("$ref", "#/components/responses/" + name);
    }

    JsonObject json() {
        JsonObject allSchemas = new JsonObject();
        schemas.forEach(allSchemas::put);
        JsonObject allResponses = new JsonObject();
        responses.forEach(allResponses::put);
        return JsonObject.of("schemas", allSchemas).put("responses", allResponses);
    }
}

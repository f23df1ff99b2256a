package dev.trestle.generator.config;

import dev.trestle.generator.route.FilterOperator;
import dev.trestle.generator.route.HttpMethod;
import dev.trestle.generator.route.MediaKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema (draft 2020-12) of the routes file, made of its keys. */
final class RoutesSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RoutesSchema() {}

    /** The schema as it is shipped. */
    static String text() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Routes file of Trestle");
        schema.putAll(object(List.of(FileKey.values()), RoutesSchema::property));
        Map<String, Object> definitions = new LinkedHashMap<>();
        for (RouteType type : RouteType.values()) {
            definitions.put(type.key(), object(RouteKey.of(type), key -> property(key, type)));
        }
        definitions.put("on_conflict", object(List.of(ConflictKey.values()), RoutesSchema::property));
        definitions.put("jobs", object(List.of(JobKey.values()), RoutesSchema::property));
        definitions.put("target", object(List.of(TargetKey.values()), RoutesSchema::property));
        definitions.put("dataset", object(List.of(DatasetKey.values()), RoutesSchema::property));
        definitions.put("openapi", object(List.of(OpenApiKey.values()), RoutesSchema::property));
        definitions.put("limit", object(List.of(LimitKey.values()), RoutesSchema::property));
        definitions.put("computed", object(List.of(ComputedKey.values()), RoutesSchema::property));
        definitions.put("format_options", object(List.of(FormatKey.values()), RoutesSchema::property));
        definitions.put("parameter", object(List.of(ParameterKey.values()), RoutesSchema::property));
        definitions.put("part", object(List.of(PartKey.values()), RoutesSchema::property));
        definitions.put("expose", object(List.of(ExposeKey.values()), RoutesSchema::property));
        definitions.put("page", object(List.of(PageKey.values()), RoutesSchema::property));
        definitions.put("export_sql", object(List.of(ExportKey.values()), RoutesSchema::property));
        definitions.put("java_class", object(List.of(TypeKey.values()), RoutesSchema::property));
        schema.put("$defs", definitions);
        return JSON.writeValueAsString(schema).replace("\r\n", "\n") + "\n";
    }

    private static <K extends Key> Map<String, Object> object(List<K> keys, Function<K, Object> property) {
        Map<String, Object> properties = new LinkedHashMap<>();
        keys.forEach(key -> properties.put(key.key(), property.apply(key)));
        List<String> required =
                keys.stream().filter(key -> key.presence().fallback().isEmpty()).map(Key::key).toList();
        Map<String, Object> object = map("type", "object", "properties", properties);
        object.put("required", required);
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> property(Key key) {
        Map<String, Object> property = map("description", key.documentation()
                + key.presence().fallback().map(fallback -> " Left out: " + fallback + ".").orElse(""));
        property.putAll(value(key.kind()));
        return property;
    }

    /** Narrower than the key's kind where the type of route says more. */
    private static Map<String, Object> property(RouteKey key, RouteType type) {
        Map<String, Object> property = property(key);
        if (key == RouteKey.TYPE) {
            property.remove("enum");
            property.put("const", type.key());
        }
        if (key == RouteKey.METHOD) {
            property.put("enum", HttpMethod.choices().stream()
                    .filter(word -> possible(type, HttpMethod.valueOf(word.toUpperCase(Locale.ROOT))))
                    .toList());
        }
        return property;
    }

    /** PUT is for upserts, which the method's own place does not show. */
    private static boolean possible(RouteType type, HttpMethod method) {
        return type.methods().contains(method) || type == RouteType.INSERT && method == HttpMethod.PUT;
    }

    private static Map<String, Object> value(ValueKind kind) {
        if (!kind.choices().isEmpty()) {
            return map("enum", kind.choices());
        }
        if (kind instanceof ValueKind.Text) {
            return text1();
        }
        if (kind instanceof ValueKind.Texts) {
            return map("type", "array", "items", text1());
        }
        if (kind instanceof ValueKind.Choices choices) {
            Map<String, Object> list = map("type", "array", "minItems", 1, "uniqueItems", true);
            list.put("items", map("enum", choices.members()));
            return list;
        }
        if (kind instanceof ValueKind.Truth) {
            return map("type", "boolean");
        }
        if (kind instanceof ValueKind.Routes) {
            return map("type", "array", "minItems", 1, "items", route());
        }
        if (kind instanceof ValueKind.Whole whole) {
            Map<String, Object> number = map("type", "integer", "minimum", whole.min());
            number.put("maximum", whole.max());
            return number;
        }
        if (kind instanceof ValueKind.Conflict) {
            return reference("on_conflict");
        }
        if (kind instanceof ValueKind.Percentages) {
            return map("type", "array", "minItems", SwitchReader.FEWEST, "items", value(SwitchReader.PERCENTAGE));
        }
        if (kind instanceof ValueKind.Jobs) {
            return reference("jobs");
        }
        if (kind instanceof ValueKind.FormatOptions) {
            return reference("format_options");
        }
        if (kind instanceof ValueKind.Parts) {
            Map<String, Object> parts = map("type", "object", "patternProperties", map("^" + PartsReader.NAME + "$", reference("part")));
            parts.putAll(map("additionalProperties", false, "minProperties", 1, "maxProperties", PartsReader.MOST));
            return parts;
        }
        if (kind instanceof ValueKind.Export) {
            return reference("export_sql");
        }
        if (kind instanceof ValueKind.Targets) {
            Map<String, Object> targets = map("type", "object", "patternProperties",
                    map("^" + TargetsReader.NAME + "$", map("anyOf", List.of(map("type", "null"), reference("target")))));
            targets.put("additionalProperties", false);
            return targets;
        }
        if (kind instanceof ValueKind.Limits) {
            Map<String, Object> limits = map("type", "object", "patternProperties",
                    map("^" + LimitsReader.NAME + "$", map("allOf", List.of(reference("limit")), "minProperties", 1)));
            limits.put("additionalProperties", false);
            return limits;
        }
        if (kind instanceof ValueKind.OpenApi) {
            return reference("openapi");
        }
        if (kind instanceof ValueKind.PerTime) {
            return map("type", "string", "pattern", "^" + Rate.PATTERN + "$");
        }
        if (kind instanceof ValueKind.Datasets) {
            Map<String, Object> files = map("type", "object", "patternProperties",
                    map("^" + DatasetsReader.NAME + "$", reference("dataset")));
            files.put("additionalProperties", false);
            return files;
        }
        if (kind instanceof ValueKind.Computed) {
            return mapping(reference("computed"));
        }
        if (kind instanceof ValueKind.Mapping mapping) {
            return mapping(mapping.of());
        }
        if (kind instanceof ValueKind.Columns) {
            Map<String, Object> columns = mapping(text1());
            columns.put("minProperties", 1);
            return columns;
        }
        if (kind instanceof ValueKind.Span) {
            return map("type", "string", "pattern", "^" + TimeSpan.PATTERN + "$");
        }
        if (kind instanceof ValueKind.Response) {
            Map<String, Object> fields = mapping(text1());
            fields.put("minProperties", 1);
            Map<String, Object> response = mapping(fields);
            response.put("minProperties", 1);
            response.put("maxProperties", 1);
            return map("anyOf", List.of(map("const", ResponseSpec.FILE), response));
        }
        throw new AssertionError("say here what " + kind + " is in JSON Schema");
    }

    private static Map<String, Object> mapping(MappingKind kind) {
        return switch (kind) {
            case FILTERS -> mapping(map("anyOf", List.of(map("const", FilterOperator.ALL),
                    map("type", "array", "minItems", 1, "items", map("enum", FilterOperator.keys())))));
            case PAGE -> reference("page");
            case TYPES -> mapping(map("anyOf", List.of(map("enum", List.of("text", "json")), reference("java_class"))));
            case MEDIA -> mapping(map("enum", MediaKind.keys()));
            case ACCEPT -> mapping(map("type", "array", "minItems", 1, "items", text1()));
            case PARAMETERS -> mapping(reference("parameter"));
            case PARAMETER -> reference("parameter");
            case INPUT_FIELDS -> {
                Map<String, Object> fields = mapping(map("type", "string", "pattern", "^" + ParametersReader.NAME + "!?$"));
                fields.put("minProperties", 1);
                yield fields;
            }
        };
    }

    private static Map<String, Object> text1() {
        return map("type", "string", "minLength", 1);
    }

    private static Map<String, Object> mapping(Object value) {
        return map("type", "object", "additionalProperties", value);
    }

    private static Map<String, Object> route() {
        Map<String, Object> route = map("type", "object", "properties",
                map(RouteKey.TYPE.key(), value(RouteKey.TYPE.kind())));
        route.put("required", List.of(RouteKey.TYPE.key()));
        route.put("allOf", Arrays.stream(RouteType.values())
                .map(type -> map(
                        "if", map("properties", map(RouteKey.TYPE.key(), map("const", type.key()))),
                        "then", reference(type.key())))
                .toList());
        return map("if", map("type", "object", "required", List.of(ExposeKey.EXPOSE.key())), "then", reference("expose"), "else", route);
    }

    private static Map<String, Object> reference(String definition) {
        return map("$ref", "#/$defs/" + definition);
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        Stream.iterate(0, i -> i < pairs.length, i -> i + 2).forEach(i -> map.put((String) pairs[i], pairs[i + 1]));
        return map;
    }
}

package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RequestPart;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.route.BodyValidation;
import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The bodies of requests. */
record Bodies(Components components, Examples examples, Parameters parameters) {

    /** The body of a request; empty if it has none. */
    Optional<JsonObject> of(RoutePlan route) {
        Takes takes = route.exchange().takes();
        return switch (takes.part()) {
            case QUERY -> Optional.empty();
            case FORM -> Optional.of(body(JsonObject.of("multipart/form-data", form(route))));
            case BODY -> Optional.of(body(content(route)));
        };
    }

    private static JsonObject body(JsonObject content) {
        return JsonObject.of("required", true).put("content", content);
    }

    private JsonObject content(RoutePlan route) {
        Takes takes = route.exchange().takes();
        JsonObject content = new JsonObject();
        List<Format> formats = takes.bodies().isEmpty() ? List.of(Format.JSON) : takes.bodies();
        for (Format format : formats) {
            content.put(format.mediaRange(), switch (format) {
                case JSON -> json(route);
                case JSON_COLUMNS -> JsonObject.of("schema", columns(route));
                case NDJSON -> text("Each line is a " + request(route) + ".");
                case CSV -> text("The header has the names of the fields of " + request(route) + ".");
                case ARROW, PARQUET, NDJSON_COLUMNS, FILE -> new JsonObject();
            });
        }
        return content;
    }

    private static JsonObject text(String description) {
        return JsonObject.of("schema", Schemas.type("string").put("description", description));
    }

    private static String request(RoutePlan route) {
        return route.endpoint().className() + ".Request";
    }

    private JsonObject json(RoutePlan route) {
        JsonObject media = JsonObject.of("schema", route.exchange().takes().amount().match(new Rows(row(route), ignores(route))));
        rowExample(route).ifPresent(row -> media.put("example", route.exchange().takes().amount().match(new Amount.Cases<Object>() {
            @Override
            public Object one(Amount.One amount) {
                return row;
            }

            @Override
            public Object many(Amount.Many amount) {
                return JsonObject.of("rows", List.of(row));
            }

            @Override
            public Object oneOrMany(Amount.OneOrMany amount) {
                return row;
            }

            @Override
            public Object any(Amount.Any amount) {
                return JsonObject.of("rows", List.of(row));
            }
        })));
        return media;
    }

    private static boolean ignores(RoutePlan route) {
        return route.exchange().takes().ignoreUnknownFields();
    }

    private Optional<JsonObject> rowExample(RoutePlan route) {
        JsonObject example = new JsonObject();
        for (InputField input : route.exchange().takes().besidesPath()) {
            Optional<Object> value = input.type().match(examples);
            if (value.isEmpty() && input.presence().required()) {
                return Optional.empty();
            }
            value.ifPresent(known -> example.put(input.name(), known));
        }
        return Optional.of(example);
    }

    private JsonObject row(RoutePlan route) {
        Takes takes = route.exchange().takes();
        return components.schema(request(route), () -> fields(takes, takes.besidesPath().stream()
                .map(input -> new Field(input, Components.field(input.comment(), value(takes, input))))));
    }

    private JsonObject value(Takes takes, InputField input) {
        if (takes.shapeOnly()) {
            return new JsonObject();
        }
        Way way = takes.validation() == BodyValidation.OFF ? Way.LENIENT_REQUEST : Way.REQUEST;
        JsonObject schema = input.type().match(new TypeSchema(components, way));
        boolean any = input.type() instanceof ValueType.Scalar scalar && scalar.type().javaClass().endsWith(".Json");
        return !input.presence().nullable() ? schema : any ? new JsonObject() : Schemas.orNull(schema);
    }

    /** A field of a request, and its schema. */
    private record Field(InputField input, JsonObject schema) {}

    private static JsonObject fields(Takes takes, Stream<Field> fields) {
        JsonObject properties = new JsonObject();
        fields.forEach(field -> properties.put(field.input.name(), field.schema));
        List<String> required = takes.besidesPath().stream()
                .filter(input -> input.presence().required()).map(InputField::name).toList();
        JsonObject schema = Schemas.type("object").put("properties", properties).put("required", required);
        return takes.ignoreUnknownFields() ? schema : schema.put("additionalProperties", false);
    }

    private JsonObject columns(RoutePlan route) {
        Takes takes = route.exchange().takes();
        return components.schema(request(route) + "Columns", () -> fields(takes, takes.besidesPath().stream()
                .map(input -> new Field(input, Components.field(input.comment(), Schemas.list(value(takes, input)))))));
    }

    /** A form cannot hold null: what may be null is left out. */
    private JsonObject form(RoutePlan route) {
        Takes takes = route.exchange().takes();
        JsonObject encoding = new JsonObject();
        takes.besidesPath().forEach(input -> contentType(input.type())
                .ifPresent(type -> encoding.put(input.name(), JsonObject.of("contentType", type))));
        JsonObject schema = components.schema(request(route), () -> fields(takes, takes.besidesPath().stream()
                .map(input -> new Field(input, Components.field(input.comment(), parameters.schema(input))))));
        return JsonObject.of("schema", schema).putFilled("encoding", encoding);
    }

    private static Optional<String> contentType(ValueType type) {
        if (type instanceof ValueType.Upload upload) {
            return upload.accept().isEmpty()
                    ? upload.column().map(column -> mediaRange(column.kind().name().toLowerCase(Locale.ROOT)))
                    : Optional.of(String.join(", ", upload.accept()));
        }
        return Parameters.isJson(type) ? Optional.of("application/json") : Optional.empty();
    }

    private static String mediaRange(String kind) {
        return kind.equals("document") ? "*/*" : kind + "/*";
    }

    /** The rows of a request. */
    private record Rows(JsonObject row, boolean ignores) implements Amount.Cases<JsonObject> {

        @Override
        public JsonObject one(Amount.One amount) {
            return row;
        }

        @Override
        public JsonObject many(Amount.Many amount) {
            return rows(Schemas.list(row).put("maxItems", amount.max()));
        }

        @Override
        public JsonObject oneOrMany(Amount.OneOrMany amount) {
            return Schemas.anyOf(Stream.of(row, Schemas.list(row).put("maxItems", amount.max())));
        }

        @Override
        public JsonObject any(Amount.Any amount) {
            return rows(Schemas.list(row));
        }

        private JsonObject rows(JsonObject list) {
            JsonObject schema = Schemas.object(JsonObject.of("rows", list));
            return ignores ? schema : schema.put("additionalProperties", false);
        }
    }
}

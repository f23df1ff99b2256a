package dev.trestle.generator.openapi;

import dev.trestle.generator.plan.model.ValueType;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * The schema of a value that is not null, by its type.
 *
 * @param components the schemas of enums and composite types
 * @param way whether it is of a request or an answer
 */
record TypeSchema(Components components, Way way) implements ValueType.Cases<JsonObject> {

    /** Beyond this, limits of numeric are longer than they are useful. */
    private static final int DIGITS = 30;

    private static final String NUMERIC = "dev.trestle.runtime.types.Numeric";

    /** The formats of OpenAPI's registry are hints; what they do not fit, such as PostgreSQL's intervals, has none. */
    @Override
    public JsonObject scalar(ValueType.Scalar scalar) {
        return switch (scalar.type()) {
            case BOOL -> lenient(Schemas.type("boolean"));
            case INT2 -> lenient(Schemas.format("integer", "int32").put("minimum", Short.MIN_VALUE).put("maximum", Short.MAX_VALUE));
            case INT4 -> lenient(Schemas.format("integer", "int32"));
            case INT8 -> lenient(Schemas.format("integer", "int64"));
            case OID -> lenient(Schemas.format("integer", "int64").put("minimum", 0).put("maximum", 0xFFFF_FFFFL));
            case FLOAT4 -> lenient(floating("float"));
            case FLOAT8 -> lenient(floating("double"));
            case NUMERIC -> lenient(numeric(scalar.limits()));
            case TEXT -> text(scalar.limits());
            case UUID -> Schemas.format("string", "uuid");
            case DATE -> Schemas.format("string", "date");
            case TIME -> Schemas.format("string", "time-local");
            case TIMETZ -> Schemas.format("string", "time");
            case TIMESTAMP -> Schemas.format("string", "date-time-local");
            case TIMESTAMPTZ -> Schemas.format("string", "date-time");
            case INTERVAL -> Schemas.type("string").put("description", "An ISO 8601 duration.");
            case BYTEA -> Schemas.type("string").put("contentEncoding", "base64");
            case JSON -> way == Way.ANSWER ? new JsonObject()
                    : JsonObject.of("type", List.of("array", "boolean", "number", "object", "string"));
            case TEXTUAL, BITS, MONEY, NETWORK, GEOMETRIC, SEARCH, OBJECT, SYSTEM, EXTENSION -> Schemas.type("string");
            case HSTORE -> Schemas.type("object").put("additionalProperties", Schemas.orNull(Schemas.type("string")));
            case VECTOR -> vector(scalar.limits());
        };
    }

    /** With {@code validate: off}, the text of a number or boolean is one. */
    private JsonObject lenient(JsonObject schema) {
        return way == Way.LENIENT_REQUEST ? Schemas.with(schema, "string") : schema;
    }

    private static JsonObject floating(String format) {
        return Schemas.anyOf(Stream.of(
                Schemas.format("number", format),
                Schemas.type("string").put("enum", List.of("NaN", "Infinity", "-Infinity"))));
    }

    /** Digits after the last one are rounded, half away from zero, and what is then too large is refused. */
    private JsonObject numeric(List<Integer> limits) {
        JsonObject schema = Schemas.type("number");
        if (way == Way.ANSWER || limits.isEmpty() || limits.get(0) > DIGITS) {
            return schema;
        }
        int scale = limits.size() > 1 ? limits.get(1) : 0;
        BigDecimal half = new BigDecimal("0.5").scaleByPowerOfTen(-scale);
        BigDecimal bound = BigDecimal.ONE.scaleByPowerOfTen(limits.get(0) - scale).subtract(half);
        return schema.put("exclusiveMinimum", bound.negate()).put("exclusiveMaximum", bound);
    }

    private JsonObject text(List<Integer> limits) {
        JsonObject schema = Schemas.type("string");
        return limits.isEmpty() || way == Way.ANSWER ? schema : schema.put("maxLength", limits.get(0));
    }

    private static JsonObject vector(List<Integer> limits) {
        JsonObject schema = Schemas.list(Schemas.type("number"));
        return limits.isEmpty() ? schema : schema.put("minItems", limits.get(0)).put("maxItems", limits.get(0));
    }

    @Override
    public JsonObject enumeration(ValueType.Enumeration type) {
        return components.enumeration(type.className());
    }

    @Override
    public JsonObject listOf(ValueType.ListOf type) {
        return Schemas.list(Schemas.orNull(type.element().match(this)));
    }

    @Override
    public JsonObject rowsOf(ValueType.RowsOf type) {
        return Schemas.list(type.row().match(this));
    }

    @Override
    public JsonObject composite(ValueType.Composite type) {
        return components.composite(type.className(), way);
    }

    /** An empty range has no bounds; in a request, all of its members may be left out. */
    @Override
    public JsonObject rangeOf(ValueType.RangeOf type) {
        JsonObject bound = Schemas.orNull(type.bound().match(this));
        JsonObject schema = Schemas.type("object").put("properties", new JsonObject()
                .put("lower", bound)
                .put("upper", bound)
                .put("bounds", Schemas.type("string").put("enum", List.of("[)", "[]", "()", "(]")))
                .put("empty", Schemas.type("boolean")));
        return way != Way.ANSWER ? schema : schema.put("anyOf", List.of(
                JsonObject.of("required", List.of("lower", "upper", "bounds")),
                JsonObject.of("required", List.of("empty"))));
    }

    @Override
    public JsonObject multirangeOf(ValueType.MultirangeOf type) {
        return Schemas.list(new ValueType.RangeOf(type.bound()).match(this));
    }

    /** A codec of the user's writes what it likes. */
    @Override
    public JsonObject custom(ValueType.Custom type) {
        return type.javaClass().equals(NUMERIC)
                ? Schemas.anyOf(Stream.of(Schemas.type("number"),
                        Schemas.type("string").put("enum", List.of("NaN", "Infinity", "-Infinity"))))
                : new JsonObject();
    }

    @Override
    public JsonObject media(ValueType.Media type) {
        return Schemas.format("string", "uri");
    }

    /** Of a file the length is that of its bytes. */
    @Override
    public JsonObject upload(ValueType.Upload type) {
        JsonObject schema = Schemas.format("string", "binary").put("contentMediaType", "application/octet-stream");
        type.maxSize().ifPresent(bytes -> schema.put("maxLength", bytes));
        return schema;
    }
}

package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The base types of PostgreSQL that Trestle maps: one row each, here, in the reference and in the tests.
 *
 * <p>{@link #method()} is the name of the methods of the runtime that read, write and bind it, or of its codec.
 */
public enum ScalarType {
    BOOL("bool", "boolean", "java.lang.Boolean", Transfer.NATIVE, "true or false", "bool"),
    INT2("int2", "short", "java.lang.Short", Transfer.NATIVE, "number", "int2"),
    INT4("int4", "int", "java.lang.Integer", Transfer.NATIVE, "number", "int4"),
    INT8("int8", "long", "java.lang.Long", Transfer.NATIVE, "number", "int8"),
    OID("oid", "long", "java.lang.Long", Transfer.TEXT, "number", "oid"),
    FLOAT4("float4", "float", "java.lang.Float", Transfer.NATIVE, Form.FLOAT, "float4"),
    FLOAT8("float8", "double", "java.lang.Double", Transfer.NATIVE, Form.FLOAT, "float8"),
    NUMERIC("numeric", "", "java.math.BigDecimal", Transfer.NATIVE, "number with all of its digits", "numeric"),
    TEXT("text", "", "java.lang.String", Transfer.NATIVE, "string", "text", "varchar", "bpchar"),
    UUID("uuid", "", "java.util.UUID", Transfer.TEXT, "string", "uuid"),
    DATE("date", "", "java.time.LocalDate", Transfer.TEXT, "string, ISO 8601", "date"),
    TIME("time", "", "java.time.LocalTime", Transfer.TEXT, "string, ISO 8601", "time"),
    TIMETZ("timetz", "", "java.time.OffsetTime", Transfer.TEXT, "string, ISO 8601 with an offset", "timetz"),
    TIMESTAMP("timestamp", "", "java.time.LocalDateTime", Transfer.TEXT, "string, ISO 8601", "timestamp"),
    TIMESTAMPTZ("timestamptz", "", "java.time.Instant", Transfer.TEXT, "string, RFC 3339 in UTC", "timestamptz"),
    INTERVAL("interval", "", "dev.trestle.runtime.types.Interval", Transfer.TEXT, "string, ISO 8601 duration", "interval"),
    BYTEA("bytea", "", "byte[]", Transfer.NATIVE, "string, base64", "bytea"),
    JSON("json", "", "dev.trestle.runtime.types.Json", Transfer.TEXT, "any JSON, unchanged", "json", "jsonb"),
    TEXTUAL("text", "", Form.STRING, Transfer.TEXT, Form.TEXT, "name", "char", "xml", "refcursor"),
    BITS("text", "", Form.STRING, Transfer.TEXT, Form.TEXT, "bit", "varbit"),
    MONEY("text", "", Form.STRING, Transfer.TEXT, "string such as $1,234.50", "money"),
    NETWORK("text", "", Form.STRING, Transfer.TEXT, Form.TEXT, "inet", "cidr", "macaddr", "macaddr8"),
    GEOMETRIC("text", "", Form.STRING, Transfer.TEXT, Form.TEXT,
            "point", "line", "lseg", "box", "path", "polygon", "circle"),
    SEARCH("text", "", Form.STRING, Transfer.TEXT, Form.TEXT, "tsvector", "tsquery", "jsonpath"),
    OBJECT("text", "", Form.STRING, Transfer.TEXT, "string, the object's name", "regclass", "regcollation", "regconfig",
            "regdictionary", "regnamespace", "regoper", "regoperator", "regproc", "regprocedure",
            "regrole", "regtype"),
    SYSTEM("text", "", Form.STRING, Transfer.TEXT, Form.TEXT, "pg_lsn", "pg_snapshot", "txid_snapshot", "xid", "xid8",
            "cid", "tid", "int2vector", "oidvector", "aclitem"),
    EXTENSION("text", "", Form.STRING, Transfer.TEXT, Form.TEXT, "citext", "ltree", "lquery", "ltxtquery"),
    HSTORE("hstore", "", "java.util.Map<String, @Nullable String>", Transfer.TEXT, "object of strings and nulls",
            "hstore"),
    VECTOR("vector", "", "dev.trestle.runtime.vector.Vector", Transfer.TEXT, "array of numbers", "vector", "halfvec");

    private final String method;
    private final String primitive;
    private final String javaClass;
    private final Transfer transfer;
    private final String json;
    private final List<String> typeNames;

    ScalarType(
            String method, String primitive, String javaClass, Transfer transfer, String json, String... typeNames) {
        this.method = method;
        this.primitive = primitive;
        this.javaClass = javaClass;
        this.transfer = transfer;
        this.json = json;
        this.typeNames = List.of(typeNames);
    }

    /** The row for a base type, by its schema and {@code typname}; an extension may be in any schema. */
    public static Optional<ScalarType> of(String schema, String typeName) {
        boolean builtIn = schema.equals("pg_catalog");
        return Stream.of(values())
                .filter(row -> row.typeNames.contains(typeName) && builtIn != row.fromExtension())
                .findFirst();
    }

    /** Whether an extension brings the type. */
    public boolean fromExtension() {
        return this == EXTENSION || this == HSTORE || this == VECTOR;
    }

    /** Whether its JSON is a single value whose text is PostgreSQL's text form of it. */
    public boolean isText() {
        return this != BYTEA && this != JSON && this != HSTORE && this != VECTOR;
    }

    /** The name of the runtime's methods for it, or of its codec. */
    public String method() {
        return method;
    }

    /** Whether the runtime has methods of its own for it, so that no primitive is boxed; all others have a codec alone. */
    public boolean direct() {
        return method.equals(TEXT.method) || !primitive.isEmpty() && this != OID;
    }

    /** The Java type where null cannot be: a primitive if there is one, or else the class. */
    public Optional<String> primitive() {
        return primitive.isEmpty() ? Optional.empty() : Optional.of(primitive);
    }

    /** The Java class, with its package; {@code byte[]} for bytea. */
    public String javaClass() {
        return javaClass;
    }

    /** How its values travel to the server. */
    public Transfer transfer() {
        return transfer;
    }

    /** Its form in JSON, in words. */
    public String json() {
        return json;
    }

    /** {@code typname} of the types that this row is for. */
    public List<String> typeNames() {
        return typeNames;
    }

    private static final class Form {
        static final String STRING = "java.lang.String";
        static final String TEXT = "string, as PostgreSQL writes it";
        static final String FLOAT = "number, or \"NaN\", \"Infinity\", \"-Infinity\"";
    }

    /** How a value travels to the server. */
    public enum Transfer {
        /** The driver knows the type; a plain {@code ?} is typed. */
        NATIVE,
        /** In PostgreSQL's text form; the placeholder says the type, {@code ?::date}. */
        TEXT
    }
}

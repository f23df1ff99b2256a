package dev.trestle.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declared type of a column of a dataset: a type of PostgreSQL, and its counterpart of DuckDB. */
public final class FileType {

    private static final String WHOLE = "[+-]?[0-9]+";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?";
    private static final String OFFSET = "(Z|[+-][0-9]{2}(:?[0-9]{2})?)";
    private static final String BASE64 = "([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?";

    /** boolean. */
    public static final FileType BOOL = new FileType("bool", "BOOLEAN", List.of(), "true|false|TRUE|FALSE", null);

    /** smallint. */
    public static final FileType INT2 = whole("int2", "SMALLINT");

    /** integer. */
    public static final FileType INT4 = whole("int4", "INTEGER");

    /** bigint. */
    public static final FileType INT8 = whole("int8", "BIGINT");

    /** real. */
    public static final FileType FLOAT4 = floating("float4", "FLOAT");

    /** double precision. */
    public static final FileType FLOAT8 = floating("float8", "DOUBLE");

    /** text. */
    public static final FileType TEXT = new FileType("text", "VARCHAR", List.of(), null, null);

    /** uuid. */
    public static final FileType UUID =
            new FileType("uuid", "UUID", List.of(), "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", null);

    /** date. */
    public static final FileType DATE = new FileType("date", "DATE", List.of(), DAY, DAY);

    /** time. */
    public static final FileType TIME = new FileType("time", "TIME", List.of(), CLOCK, null);

    /** timestamp. */
    public static final FileType TIMESTAMP = new FileType(
            "timestamp", "TIMESTAMP", List.of("TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"),
            DAY + "[T ]" + CLOCK, DAY + "([T ]" + CLOCK + ")?");

    /** timestamptz. Without an offset it is in UTC, where conversions are allowed. */
    public static final FileType TIMESTAMPTZ = new FileType("timestamptz", "TIMESTAMP WITH TIME ZONE", List.of(),
            DAY + "[T ]" + CLOCK + OFFSET, DAY + "([T ]" + CLOCK + OFFSET + "?)?");

    /** bytea; base64 in text. */
    public static final FileType BYTEA = new FileType("bytea", "BLOB", List.of(), BASE64, BASE64);

    /** json. */
    public static final FileType JSON = new FileType("json", "JSON", List.of("VARCHAR"), null, null);

    private final String name;
    private final String duckDb;
    private final List<String> alike;
    private final @Nullable String strict;
    private final @Nullable String lenient;

    /**
     * A type.
     *
     * @param alike other types of DuckDB whose values it has as well
     * @param strict what the whole text of a cell looks like; null for anything that can be read
     * @param lenient the same, where conversions are allowed
     */
    private FileType(String name, String duckDb, List<String> alike, @Nullable String strict, @Nullable String lenient) {
        this.name = name;
        this.duckDb = duckDb;
        this.alike = alike;
        this.strict = strict;
        this.lenient = lenient;
    }

    /**
     * numeric(precision, scale).
     *
     * @param precision digits in all, from 1 to 38
     * @param scale digits after the point, up to the precision
     * @return the type
     */
    public static FileType numeric(int precision, int scale) {
        return new FileType("numeric(" + precision + "," + scale + ")", "DECIMAL(" + precision + "," + scale + ")", List.of(),
                WHOLE + "([.][0-9]{0," + scale + "})?", null);
    }

    private static FileType whole(String name, String duckDb) {
        return new FileType(name, duckDb, List.of(), WHOLE, WHOLE + "([.]0*)?");
    }

    private static FileType floating(String name, String duckDb) {
        return new FileType(name, duckDb, List.of(),
                "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?|NaN|[+-]?Infinity", null);
    }

    /** The name of PostgreSQL. */
    String sqlName() { return name; }

    /** Whether columns of this type of DuckDB need no conversion. */
    boolean holds(String type) {
        return type.equals(duckDb) || alike.contains(type);
    }

    /** The kinds of values of JSON that it has without conversion, in DuckDB's words; a string is exact where a number is not. */
    String jsonKinds() {
        String numbers = "'BIGINT', 'UBIGINT', 'HUGEINT', 'DOUBLE'";
        return this == BOOL ? "'BOOLEAN'" : WHOLE.equals(strict) ? numbers : duckDb.startsWith("DECIMAL") || this == FLOAT4 || this == FLOAT8
                ? numbers + ", 'VARCHAR'" : "'VARCHAR'";
    }

    /** The value of a column that needs no conversion. */
    String same(String column) {
        return this == JSON ? fromText(column, null) : "CAST(" + column + " AS " + duckDb + ")";
    }

    /** The value of a text without conversions; null if it has none. */
    String strictly(String text) {
        return fromText(text, strict);
    }

    /** The value of a text without conversions; the query fails if it has none. */
    String strictlyOrFail(String text) {
        return "CASE WHEN " + text + " IS NOT NULL THEN coalesce(" + strictly(text) + ", error('a value is no " + name + "')) END";
    }

    /** The value of anything, by its text; null if it has none. */
    String leniently(String value) {
        return this == TEXT ? "CAST(" + value + " AS VARCHAR)" : fromText("trim(CAST(" + value + " AS VARCHAR))", lenient);
    }

    private String fromText(String text, @Nullable String pattern) {
        if (this == TEXT) {
            return text;
        }
        if (this == JSON) {
            return "CASE WHEN json_valid(" + text + ") THEN CAST(" + text + " AS JSON) END";
        }
        String value = this == BYTEA ? "from_base64(" + text + ")" : "TRY_CAST(" + text + " AS " + duckDb + ")";
        return pattern == null ? value : "CASE WHEN regexp_full_match(" + text + ", '" + pattern + "') THEN " + value + " END";
    }
}

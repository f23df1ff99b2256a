package dev.trestle.generator.route;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The type of a column of files: a type of PostgreSQL, and its counterpart of DuckDB.
 *
 * @param kind the type without its limits
 * @param limits precision and scale of numeric; else none
 */
public record FileType(Kind kind, List<Integer> limits) {

    private static final Pattern NUMERIC = Pattern.compile("numeric\\(\\s*([0-9]{1,2})\\s*(?:,\\s*([0-9]{1,2})\\s*)?\\)");
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(([0-9]+),([0-9]+)\\)");
    private static final int MAX_PRECISION = 38;

    /** PostgreSQL's own aliases (PostgreSQL, table 8.1). */
    private static final Map<String, String> ALIASES = Map.of("boolean", "bool", "smallint", "int2", "integer", "int4", "int", "int4",
            "bigint", "int8", "real", "float4", "double precision", "float8", "varchar", "text");

    /** The types without limits. */
    public enum Kind {
        BOOL("BOOLEAN"),
        INT2("SMALLINT"),
        INT4("INTEGER"),
        INT8("BIGINT"),
        FLOAT4("FLOAT"),
        FLOAT8("DOUBLE"),
        NUMERIC("DECIMAL"),
        TEXT("VARCHAR"),
        UUID("UUID"),
        DATE("DATE"),
        TIME("TIME"),
        TIMESTAMP("TIMESTAMP"),
        TIMESTAMPTZ("TIMESTAMP WITH TIME ZONE"),
        BYTEA("BLOB"),
        JSON("JSON");

        private final String duckDb;

        Kind(String duckDb) {
            this.duckDb = duckDb;
        }
    }

    /** All types, as a sentence lists them. */
    public static List<String> names() {
        return Stream.of(Kind.values()).map(FileType::name).map(name -> name.equals("numeric") ? "numeric(p,s)" : name).toList();
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The type that is written so; empty where there is none. */
    public static Optional<FileType> of(String written) {
        String lower = written.strip().toLowerCase(Locale.ROOT);
        String name = ALIASES.getOrDefault(lower, lower);
        Matcher numeric = NUMERIC.matcher(name);
        if (numeric.matches()) {
            int precision = Integer.parseInt(numeric.group(1));
            int scale = numeric.group(2) == null ? 0 : Integer.parseInt(numeric.group(2));
            return precision < 1 || precision > MAX_PRECISION || scale > precision
                    ? Optional.empty()
                    : Optional.of(new FileType(Kind.NUMERIC, List.of(precision, scale)));
        }
        return Stream.of(Kind.values()).filter(kind -> kind != Kind.NUMERIC && name(kind).equals(name)).findFirst()
                .map(kind -> new FileType(kind, List.of()));
    }

    /** The type of a column of DuckDB that needs no conversion; empty where there is none. */
    public static Optional<FileType> ofDuckDb(String type) {
        Matcher decimal = DECIMAL.matcher(type);
        if (decimal.matches()) {
            return Optional.of(new FileType(Kind.NUMERIC, List.of(Integer.valueOf(decimal.group(1)), Integer.valueOf(decimal.group(2)))));
        }
        String plain = type.replaceFirst("^(TIMESTAMP)_(S|MS|NS)$", "$1");
        return Stream.of(Kind.values()).filter(kind -> kind != Kind.NUMERIC && kind.duckDb.equals(plain)).findFirst()
                .map(kind -> new FileType(kind, List.of()));
    }

    /** The type as it stands in the routes file. */
    public String written() {
        return limits.isEmpty() ? name(kind) : name(kind) + "(" + limits.get(0) + "," + limits.get(1) + ")";
    }

    /** The type as DuckDB has it. */
    public String duckDb() {
        return limits.isEmpty() ? kind.duckDb : kind.duckDb + "(" + limits.get(0) + "," + limits.get(1) + ")";
    }
}

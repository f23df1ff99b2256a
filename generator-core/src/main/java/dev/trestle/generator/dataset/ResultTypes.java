package dev.trestle.generator.dataset;

import dev.trestle.generator.route.FileType.Kind;
import java.util.Optional;

/** The types of PostgreSQL that values of DuckDB's types have in an answer. */
final class ResultTypes {

    private ResultTypes() {}

    /** Empty for a type that has none, such as a list. */
    static Optional<Kind> of(String duckDb) {
        if (duckDb.endsWith("]")) {
            return Optional.empty();
        }
        String bare = duckDb.replaceFirst("\\(.*", "");
        return switch (bare) {
            case "BOOLEAN" -> Optional.of(Kind.BOOL);
            case "TINYINT", "SMALLINT", "UTINYINT" -> Optional.of(Kind.INT2);
            case "INTEGER", "USMALLINT" -> Optional.of(Kind.INT4);
            case "BIGINT", "UINTEGER" -> Optional.of(Kind.INT8);
            case "UBIGINT", "HUGEINT", "UHUGEINT", "DECIMAL" -> Optional.of(Kind.NUMERIC);
            case "FLOAT" -> Optional.of(Kind.FLOAT4);
            case "DOUBLE" -> Optional.of(Kind.FLOAT8);
            case "VARCHAR", "ENUM" -> Optional.of(Kind.TEXT);
            case "UUID" -> Optional.of(Kind.UUID);
            case "DATE" -> Optional.of(Kind.DATE);
            case "TIME" -> Optional.of(Kind.TIME);
            case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Optional.of(Kind.TIMESTAMP);
            case "TIMESTAMP WITH TIME ZONE" -> Optional.of(Kind.TIMESTAMPTZ);
            case "BLOB" -> Optional.of(Kind.BYTEA);
            case "JSON" -> Optional.of(Kind.JSON);
            default -> Optional.empty();
        };
    }
}

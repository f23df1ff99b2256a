package dev.trestle.generator.plan;

import java.util.Set;

/** Class names that generated code needs for something else. */
public final class ReservedNames {

    /** A class of the same package would hide these wherever they stand without their package. */
    private static final Set<String> RESERVED = Set.of(
            "Binds", "Boolean", "Byte", "Character", "Class", "Database", "DeleteSql", "Double", "Enum", "Error",
            "Exception", "ExpectedTable", "Float", "Generated", "Handler", "HttpFeature", "HttpRouting", "Input",
            "InsertSql", "Instant", "Integer", "Iterable", "Json", "JsonHttp", "JsonWriter", "Labels", "List",
            "LocalDate", "LocalDateTime", "LocalTime", "Long", "Method", "Nullable", "NullMarked", "NumRows", "Number",
            "Object", "Override", "PgEnum", "PgText", "Record", "Request", "RequestReader", "Response", "ResultRow",
            "Routes", "Row", "SQLException", "ServerRequest", "ServerResponse", "Short", "Status", "String", "System",
            "Throwable", "Trestle", "UUID", "UpdateSql", "Void", "BigDecimal");

    private ReservedNames() {}

    /** Whether no route and no enum can have this name. */
    public static boolean isReserved(String className) {
        return RESERVED.contains(className);
    }
}

package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Set;

/** Class names that generated code needs for something else. */
public final class ReservedNames {

    /** A class of the same package would hide these wherever they stand without their package. */
    private static final Set<String> RESERVED = Set.of(
            "Batch", "BigDecimal", "Binds", "Boolean", "Byte", "Character", "Class", "Codec", "Columns", "CompositeReader",
            "CompositeWriter", "Data", "Database", "Dataset", "DeleteSql", "Dialect", "Double", "Duration", "Entered", "Enum", "Error",
            "Exception", "Expected", "ExpectedExportTable", "ExpectedTable", "ExpectedTarget", "ExpectedType", "ExportBinds",
            "ExportSql", "ExportedFile", "Exports", "FileBinds", "FileColumns", "FileExport", "FileExports",
            "FileFormat", "FileQuery", "FileResponse", "FileRow", "FileType", "Float",
            "Form", "FormFile", "FormRequest", "Formats", "Gather", "Generated",
            "Handler", "Hook", "HookCall",
            "HookedExport", "HttpFeature", "HttpRouting", "InlineExport", "Input", "InsertRowsSql", "InsertSql",
            "Instant", "Integer", "Interval", "Iterable", "Job", "JobEnding", "JobOptions", "JobType", "Jobs", "Json",
            "JsonForm", "JsonHttp", "JsonWriter", "Labels", "List", "LocalDate", "LocalDateTime", "LocalTime", "Long", "Map",
            "Media", "MediaColumn", "MediaKind", "MediaLink", "Method", "NullMarked", "Nullable", "NumRows", "Number",
            "Object", "Objects", "OffsetTime", "Optional", "OutboxExport", "OutputName", "Override", "PgEnum", "PgCodecs", "PreparedFile", "Progress", "Range",
            "Record", "Request", "RequestReader", "Response", "ResultRow", "Routes", "Row", "RowBodies", "RowFormats", "RowQuery", "SQLException",
            "SameTransactionExport", "ServerRequest", "ServerResponse", "Short", "Status", "String", "Supplier", "System",
            "TargetOptions", "Throwable", "Trestle", "UUID", "UnaryOperator", "UpdateSql", "Upload", "UpsertSql", "Upserted",
            "Validation", "Void");

    /** Those that only the code of computed columns uses: other services have always been free to use them. */
    private static final List<String> OF_COMPUTED = List.of("Computation", "Computed", "ComputedColumn", "ComputedLimit", "ComputedOptions",
            "ComputedParameter", "ComputedTable", "ComputedTrigger", "Declaration", "Function", "Inputs", "KeyColumn", "MissingColumn", "Parameters", "Values");

    /** Those that only the code of tables with history uses. */
    private static final List<String> OF_HISTORY = List.of("History", "HistoryTable");

    /** Those that only the code of list routes uses. */
    private static final List<String> OF_LISTS = List.of("Count", "ListSql", "Page", "PageRequest", "Sort");

    /** Those that only the code of switch routes uses. */
    private static final List<String> OF_SWITCHES = List.of("RouteSwitch", "Variant", "Variants");

    private ReservedNames() {}

    /** The classes that the code of tables with history uses besides. */
    public static List<String> ofHistory() {
        return OF_HISTORY;
    }

    /** The classes that the code of computed columns uses besides. */
    public static List<String> ofComputed() {
        return OF_COMPUTED;
    }

    /** The classes that the code of list routes uses besides. */
    public static List<String> ofLists() {
        return OF_LISTS;
    }

    /** The classes that the code of switch routes uses besides. */
    public static List<String> ofSwitches() {
        return OF_SWITCHES;
    }

    /** Whether no route and no enum can have this name. */
    public static boolean isReserved(String className) {
        return RESERVED.contains(className);
    }
}

package dev.trestle.generator.emit.text;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The classes that generated code refers to; a change of the runtime's names is a change here. */
public final class RuntimeTypes {

    private static final String RUNTIME = "dev.trestle.runtime";
    private static final String CODEC_PACKAGE = "dev.trestle.runtime.codec";
    private static final String DATABASE_PACKAGE = "dev.trestle.runtime.database";
    private static final String GATHER_PACKAGE = "dev.trestle.runtime.gather";
    private static final String LIST_PACKAGE = "dev.trestle.runtime.list";
    private static final String POSTGRES = "dev.trestle.runtime.postgres";
    private static final String ROUTING = "dev.trestle.runtime.routing";
    private static final String ROWS = "dev.trestle.runtime.rows";
    private static final String SERVICE = "dev.trestle.runtime.service";
    private static final String SQL = "dev.trestle.runtime.sql";
    private static final String TYPES = "dev.trestle.runtime.types";
    private static final String STORE = "dev.trestle.runtime.media";
    private static final String FILES = "dev.trestle.files";
    private static final String FORMATS_PACKAGE = "dev.trestle.formats";
    private static final String JOBS_PACKAGE = "dev.trestle.jobs";
    private static final String EXPORTS_PACKAGE = "dev.trestle.exports";
    private static final String DATA_PACKAGE = "dev.trestle.data";
    private static final String LOAD_PACKAGE = "dev.trestle.load";
    private static final String FILE_EXPORTS_PACKAGE = "dev.trestle.fileexports";
    private static final String HISTORY_PACKAGE = "dev.trestle.history";
    private static final String COMPUTED_PACKAGE = "dev.trestle.computed";
    private static final String VARIANTS_PACKAGE = "dev.trestle.variants";
    private static final String HTTP = "io.helidon.webserver.http";

    public static final ClassName BATCH = ClassName.get(RUNTIME, "Batch");
    public static final ClassName BINDS = ClassName.get(DATABASE_PACKAGE, "Binds");
    public static final ClassName CODEC = ClassName.get(RUNTIME, "Codec");
    public static final ClassName COLUMNS = ClassName.get(DATABASE_PACKAGE, "Columns");
    public static final ClassName COMPOSITE_READER = ClassName.get(POSTGRES, "CompositeReader");
    public static final ClassName COMPOSITE_WRITER = ClassName.get(POSTGRES, "CompositeWriter");
    public static final ClassName COMPUTATION = ClassName.get(COMPUTED_PACKAGE, "Computation");
    public static final ClassName COMPUTED = ClassName.get(COMPUTED_PACKAGE, "Computed");
    public static final ClassName COMPUTED_COLUMN = ClassName.get(COMPUTED_PACKAGE, "ComputedColumn");
    public static final ClassName COMPUTED_LIMIT = ClassName.get(COMPUTED_PACKAGE + ".limit", "ComputedLimit");
    public static final ClassName COMPUTED_OPTIONS = ClassName.get(COMPUTED_PACKAGE, "ComputedOptions");
    public static final ClassName COMPUTED_ROWS = ClassName.get(COMPUTED_PACKAGE + ".write", "ComputedRows");
    public static final ClassName COMPUTED_TABLE = ClassName.get(COMPUTED_PACKAGE, "ComputedTable");
    public static final ClassName COMPUTED_TRIGGER = ClassName.get(COMPUTED_PACKAGE, "ComputedTrigger");
    public static final ClassName COUNT = ClassName.get(LIST_PACKAGE, "Count");
    public static final ClassName DATABASE = ClassName.get(DATABASE_PACKAGE, "Database");
    public static final ClassName DECLARATION = ClassName.get(COMPUTED_PACKAGE, "Declaration");
    public static final ClassName DELETE_SQL = ClassName.get(SQL, "DeleteSql");
    public static final ClassName EXPECTED = ClassName.get(POSTGRES, "Expected");
    public static final ClassName EXPECTED_TABLE = ClassName.get(POSTGRES, "ExpectedTable");
    public static final ClassName EXPECTED_TYPE = ClassName.get(POSTGRES, "ExpectedType");
    public static final ClassName FILE_RESPONSE = ClassName.get(FILES, "FileResponse");
    public static final ClassName FORM = ClassName.get(FILES, "Form");
    public static final ClassName FORM_FILE = ClassName.get(FILES, "FormFile");
    public static final ClassName FORM_REQUEST = ClassName.get(FILES, "FormRequest");
    public static final ClassName FORMATS = ClassName.get(FORMATS_PACKAGE, "Formats");
    public static final ClassName GATHER = ClassName.get(GATHER_PACKAGE, "Gather");
    public static final ClassName HOOK_CALL = ClassName.get(RUNTIME, "HookCall");
    public static final ClassName HISTORY = ClassName.get(HISTORY_PACKAGE, "History");
    public static final ClassName HISTORY_TABLE = ClassName.get(HISTORY_PACKAGE, "HistoryTable");
    public static final ClassName COMPUTED_PARAMETER = ClassName.get(COMPUTED_PACKAGE + ".parameter", "ComputedParameter");
    public static final ClassName MISSING_COLUMN = ClassName.get(COMPUTED_PACKAGE, "MissingColumn");
    public static final ClassName INPUTS = ClassName.get(COMPUTED_PACKAGE, "Inputs");
    public static final ClassName KEY_COLUMN = ClassName.get(COMPUTED_PACKAGE, "KeyColumn");
    public static final ClassName ROW_COLUMN = ClassName.get(COMPUTED_PACKAGE + ".rows", "RowColumn");
    public static final ClassName ROW_LIST = ClassName.get(COMPUTED_PACKAGE + ".rows", "RowList");
    public static final ClassName STORED_ROWS = ClassName.get(COMPUTED_PACKAGE + ".rows", "StoredRows");
    public static final ClassName VALUES = ClassName.get(COMPUTED_PACKAGE, "Values");
    public static final ClassName INPUT = ClassName.get(RUNTIME, "Input");
    public static final ClassName INSERT_ROWS_SQL = ClassName.get(SQL, "InsertRowsSql");
    public static final ClassName INSERT_SQL = ClassName.get(SQL, "InsertSql");
    public static final ClassName JSON_FORM = ClassName.get(RUNTIME, "JsonForm");
    public static final ClassName JSON_HTTP = ClassName.get(RUNTIME, "JsonHttp");
    public static final ClassName JSON_WRITER = ClassName.get(RUNTIME, "JsonWriter");
    public static final ClassName LABELS = ClassName.get(POSTGRES, "Labels");
    public static final ClassName NUM_ROWS = ClassName.get(RUNTIME, "NumRows");
    public static final ClassName PG_ENUM = ClassName.get(POSTGRES, "PgEnum");
    public static final ClassName PAGE = ClassName.get(LIST_PACKAGE, "Page");
    public static final ClassName PAGE_REQUEST = ClassName.get(LIST_PACKAGE, "PageRequest");
    public static final ClassName PG_CODECS = ClassName.get(CODEC_PACKAGE, "PgCodecs");
    public static final ClassName RANGE = ClassName.get(TYPES, "Range");
    public static final ClassName REQUEST_READER = ClassName.get(RUNTIME, "RequestReader");
    public static final ClassName RESULT_ROW = ClassName.get(DATABASE_PACKAGE, "ResultRow");
    public static final ClassName ROW_QUERY = ClassName.get(ROWS, "RowQuery");
    public static final ClassName ROW_BODIES = ClassName.get(FORMATS_PACKAGE, "RowBodies");
    public static final ClassName ROW_FORMATS = ClassName.get(FORMATS_PACKAGE, "RowFormats");
    public static final ClassName ROUTES = ClassName.get(ROUTING, "Routes");
    public static final ClassName API_DOCUMENT = ClassName.get("dev.trestle.runtime.document", "ApiDocument");
    public static final ClassName TRESTLE = ClassName.get(SERVICE, "Trestle");
    public static final ClassName UPDATE_SQL = ClassName.get(SQL, "UpdateSql");
    public static final ClassName UPLOAD = ClassName.get(RUNTIME, "Upload");
    public static final ClassName UPSERTED = ClassName.get(DATABASE_PACKAGE, "Upserted");
    public static final ClassName UPSERT_SQL = ClassName.get(SQL, "UpsertSql");

    public static final ClassName MEDIA = ClassName.get(FILES, "Media");
    public static final ClassName MEDIA_COLUMN = ClassName.get(STORE, "MediaColumn");
    public static final ClassName MEDIA_KIND = ClassName.get(STORE, "MediaKind");
    public static final ClassName MEDIA_LINK = ClassName.get(RUNTIME, "MediaLink");

    public static final ClassName JOB = ClassName.get(JOBS_PACKAGE, "Job");
    public static final ClassName JOB_ENDING = ClassName.get(JOBS_PACKAGE, "JobEnding");
    public static final ClassName JOBS = ClassName.get(JOBS_PACKAGE, "Jobs");
    public static final ClassName JOB_OPTIONS = ClassName.get(JOBS_PACKAGE, "JobOptions");
    public static final ClassName JOB_TYPE = ClassName.get(JOBS_PACKAGE, "JobType");

    public static final ClassName ENTERED = ClassName.get(EXPORTS_PACKAGE, "Entered");
    public static final ClassName EXPECTED_EXPORT_TABLE = ClassName.get(EXPORTS_PACKAGE, "ExpectedExportTable");
    public static final ClassName EXPECTED_TARGET = ClassName.get(EXPORTS_PACKAGE, "ExpectedTarget");
    public static final ClassName EXPORTS = ClassName.get(EXPORTS_PACKAGE, "Exports");
    public static final ClassName EXPORT_BINDS = ClassName.get(EXPORTS_PACKAGE, "ExportBinds");
    public static final ClassName EXPORT_SQL = ClassName.get(EXPORTS_PACKAGE, "ExportSql");
    public static final ClassName HOOKED_EXPORT = ClassName.get(EXPORTS_PACKAGE, "HookedExport");
    public static final ClassName INLINE_EXPORT = ClassName.get(EXPORTS_PACKAGE, "InlineExport");
    public static final ClassName ON_ERROR = ClassName.get(COMPUTED_PACKAGE + ".write", "OnError");
    public static final ClassName OUTBOX_EXPORT = ClassName.get(EXPORTS_PACKAGE, "OutboxExport");
    public static final ClassName SAME_TRANSACTION_EXPORT = ClassName.get(EXPORTS_PACKAGE, "SameTransactionExport");
    public static final ClassName TARGET_DIALECT = ClassName.get(EXPORTS_PACKAGE, "Dialect");
    public static final ClassName TARGET_OPTIONS = ClassName.get(EXPORTS_PACKAGE, "TargetOptions");

    public static final ClassName DATA = ClassName.get(DATA_PACKAGE, "Data");
    public static final ClassName DATASET = ClassName.get(DATA_PACKAGE, "Dataset");
    public static final ClassName FILE_BINDS = ClassName.get(DATA_PACKAGE, "FileBinds");
    public static final ClassName FILE_COLUMNS = ClassName.get(DATA_PACKAGE, "FileColumns");
    public static final ClassName FILE_FORMAT = ClassName.get(DATA_PACKAGE, "FileFormat");
    public static final ClassName FILE_RESULT = ClassName.get(DATA_PACKAGE, "FileResult");
    public static final ClassName FILE_QUERY = ClassName.get(DATA_PACKAGE, "FileQuery");
    public static final ClassName FILE_ROW = ClassName.get(DATA_PACKAGE, "FileRow");
    public static final ClassName FILE_TYPE = ClassName.get(DATA_PACKAGE, "FileType");
    public static final ClassName VALIDATION = ClassName.get(DATA_PACKAGE, "Validation");

    public static final ClassName LOAD = ClassName.get(LOAD_PACKAGE, "Load");
    public static final ClassName LOAD_BODY = ClassName.get(LOAD_PACKAGE, "LoadBody");
    public static final ClassName LOAD_SQL = ClassName.get(LOAD_PACKAGE, "LoadSql");
    public static final ClassName LOADED = ClassName.get(LOAD_PACKAGE, "Loaded");
    public static final ClassName LIST_SQL = ClassName.get(LIST_PACKAGE, "ListSql");
    public static final ClassName LOADS = ClassName.get(LOAD_PACKAGE, "Loads");
    public static final ClassName MERGED = ClassName.get(LOAD_PACKAGE, "Merged");
    public static final ClassName REPLACED = ClassName.get(LOAD_PACKAGE, "Replaced");
    public static final ClassName REPORTED = ClassName.get(LOAD_PACKAGE, "Reported");
    public static final ClassName REPORTING_LOAD = ClassName.get(LOAD_PACKAGE, "ReportingLoad");
    public static final ClassName PRESENCE = ClassName.get(LOAD_PACKAGE + ".shape", "Presence");
    public static final ClassName ROW_SHAPE = ClassName.get(LOAD_PACKAGE + ".shape", "RowShape");

    public static final ClassName EXPORTED_FILE = ClassName.get(FILE_EXPORTS_PACKAGE, "ExportedFile");
    public static final ClassName FILE_EXPORT = ClassName.get(FILE_EXPORTS_PACKAGE, "FileExport");
    public static final ClassName FILE_EXPORTS = ClassName.get(FILE_EXPORTS_PACKAGE, "FileExports");
    public static final ClassName OUTPUT_NAME = ClassName.get(FILE_EXPORTS_PACKAGE, "OutputName");
    public static final ClassName PREPARED_FILE = ClassName.get(FILE_EXPORTS_PACKAGE, "PreparedFile");
    public static final ClassName PROGRESS = ClassName.get("dev.trestle.runtime.progress", "Progress");

    public static final ClassName ROUTE_SWITCH = ClassName.get(VARIANTS_PACKAGE, "RouteSwitch");
    public static final ClassName VARIANT = ClassName.get(VARIANTS_PACKAGE, "Variant");
    public static final ClassName VARIANTS = ClassName.get(VARIANTS_PACKAGE, "Variants");

    public static final ClassName SUPPLIER = ClassName.get(Supplier.class);

    public static final TypeName LOCATION = ParameterizedTypeName.get(UnaryOperator.class, String.class);

    public static final ClassName HANDLER = ClassName.get(HTTP, "Handler");
    public static final ClassName HTTP_FEATURE = ClassName.get(HTTP, "HttpFeature");
    public static final ClassName HTTP_ROUTING_BUILDER = ClassName.get(HTTP, "HttpRouting", "Builder");
    public static final ClassName SERVER_REQUEST = ClassName.get(HTTP, "ServerRequest");
    public static final ClassName SERVER_RESPONSE = ClassName.get(HTTP, "ServerResponse");
    public static final ClassName METHOD = ClassName.get("io.helidon.http", "Method");
    public static final ClassName STATUS = ClassName.get("io.helidon.http", "Status");
    public static final ClassName HEADER_NAMES = ClassName.get("io.helidon.http", "HeaderNames");

    public static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable")).build();
    public static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    public static final AnnotationSpec GENERATED = AnnotationSpec.builder(
                    ClassName.get("javax.annotation.processing", "Generated"))
            .addMember("value", "$S", "trestle")
            .build();

    private RuntimeTypes() {}
}

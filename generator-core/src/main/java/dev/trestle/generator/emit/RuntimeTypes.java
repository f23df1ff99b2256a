package dev.trestle.generator.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;

/** The classes that generated code refers to; a change of the runtime's names is a change here. */
final class RuntimeTypes {

    private static final String RUNTIME = "dev.trestle.runtime";
    private static final String MEDIA = "dev.trestle.runtime.media";
    private static final String JOBS_PACKAGE = "dev.trestle.jobs";
    private static final String EXPORTS_PACKAGE = "dev.trestle.exports";
    private static final String HTTP = "io.helidon.webserver.http";

    static final ClassName BATCH = ClassName.get(RUNTIME, "Batch");
    static final ClassName BINDS = ClassName.get(RUNTIME, "Binds");
    static final ClassName COMPOSITE_READER = ClassName.get(RUNTIME, "CompositeReader");
    static final ClassName COMPOSITE_WRITER = ClassName.get(RUNTIME, "CompositeWriter");
    static final ClassName DATABASE = ClassName.get(RUNTIME, "Database");
    static final ClassName DELETE_SQL = ClassName.get(RUNTIME, "DeleteSql");
    static final ClassName EXPECTED = ClassName.get(RUNTIME, "Expected");
    static final ClassName EXPECTED_TABLE = ClassName.get(RUNTIME, "ExpectedTable");
    static final ClassName EXPECTED_TYPE = ClassName.get(RUNTIME, "ExpectedType");
    static final ClassName FILE_RESPONSE = ClassName.get(RUNTIME, "FileResponse");
    static final ClassName FORM = ClassName.get(RUNTIME, "Form");
    static final ClassName FORM_FILE = ClassName.get(RUNTIME, "FormFile");
    static final ClassName FORM_REQUEST = ClassName.get(RUNTIME, "FormRequest");
    static final ClassName HOOK_CALL = ClassName.get(RUNTIME, "HookCall");
    static final ClassName INPUT = ClassName.get(RUNTIME, "Input");
    static final ClassName INSERT_ROWS_SQL = ClassName.get(RUNTIME, "InsertRowsSql");
    static final ClassName INSERT_SQL = ClassName.get(RUNTIME, "InsertSql");
    static final ClassName JSON_FORM = ClassName.get(RUNTIME, "JsonForm");
    static final ClassName JSON_HTTP = ClassName.get(RUNTIME, "JsonHttp");
    static final ClassName JSON_WRITER = ClassName.get(RUNTIME, "JsonWriter");
    static final ClassName LABELS = ClassName.get(RUNTIME, "Labels");
    static final ClassName NUM_ROWS = ClassName.get(RUNTIME, "NumRows");
    static final ClassName PG_ENUM = ClassName.get(RUNTIME, "PgEnum");
    static final ClassName PG_TEXT = ClassName.get(RUNTIME, "PgText");
    static final ClassName RANGE = ClassName.get(RUNTIME, "Range");
    static final ClassName REQUEST_READER = ClassName.get(RUNTIME, "RequestReader");
    static final ClassName RESULT_ROW = ClassName.get(RUNTIME, "ResultRow");
    static final ClassName ROUTES = ClassName.get(RUNTIME, "Routes");
    static final ClassName TRESTLE = ClassName.get(RUNTIME, "Trestle");
    static final ClassName UPDATE_SQL = ClassName.get(RUNTIME, "UpdateSql");
    static final ClassName UPLOAD = ClassName.get(RUNTIME, "Upload");
    static final ClassName UPSERTED = ClassName.get(RUNTIME, "Upserted");
    static final ClassName UPSERT_SQL = ClassName.get(RUNTIME, "UpsertSql");

    static final ClassName MEDIA_COLUMN = ClassName.get(MEDIA, "MediaColumn");
    static final ClassName MEDIA_KIND = ClassName.get(MEDIA, "MediaKind");
    static final ClassName MEDIA_LINK = ClassName.get(MEDIA, "MediaLink");

    static final ClassName JOB = ClassName.get(JOBS_PACKAGE, "Job");
    static final ClassName JOB_ENDING = ClassName.get(JOBS_PACKAGE, "JobEnding");
    static final ClassName JOBS = ClassName.get(JOBS_PACKAGE, "Jobs");
    static final ClassName JOB_OPTIONS = ClassName.get(JOBS_PACKAGE, "JobOptions");
    static final ClassName JOB_TYPE = ClassName.get(JOBS_PACKAGE, "JobType");

    static final ClassName ENTERED = ClassName.get(EXPORTS_PACKAGE, "Entered");
    static final ClassName EXPECTED_EXPORT_TABLE = ClassName.get(EXPORTS_PACKAGE, "ExpectedExportTable");
    static final ClassName EXPECTED_TARGET = ClassName.get(EXPORTS_PACKAGE, "ExpectedTarget");
    static final ClassName EXPORTS = ClassName.get(EXPORTS_PACKAGE, "Exports");
    static final ClassName EXPORT_BINDS = ClassName.get(EXPORTS_PACKAGE, "ExportBinds");
    static final ClassName EXPORT_SQL = ClassName.get(EXPORTS_PACKAGE, "ExportSql");
    static final ClassName HOOKED_EXPORT = ClassName.get(EXPORTS_PACKAGE, "HookedExport");
    static final ClassName INLINE_EXPORT = ClassName.get(EXPORTS_PACKAGE, "InlineExport");
    static final ClassName OUTBOX_EXPORT = ClassName.get(EXPORTS_PACKAGE, "OutboxExport");
    static final ClassName SAME_TRANSACTION_EXPORT = ClassName.get(EXPORTS_PACKAGE, "SameTransactionExport");
    static final ClassName TARGET_DIALECT = ClassName.get(EXPORTS_PACKAGE, "Dialect");
    static final ClassName TARGET_OPTIONS = ClassName.get(EXPORTS_PACKAGE, "TargetOptions");

    static final ClassName HANDLER = ClassName.get(HTTP, "Handler");
    static final ClassName HTTP_FEATURE = ClassName.get(HTTP, "HttpFeature");
    static final ClassName HTTP_ROUTING_BUILDER = ClassName.get(HTTP, "HttpRouting", "Builder");
    static final ClassName SERVER_REQUEST = ClassName.get(HTTP, "ServerRequest");
    static final ClassName SERVER_RESPONSE = ClassName.get(HTTP, "ServerResponse");
    static final ClassName METHOD = ClassName.get("io.helidon.http", "Method");
    static final ClassName STATUS = ClassName.get("io.helidon.http", "Status");
    static final ClassName HEADER_NAMES = ClassName.get("io.helidon.http", "HeaderNames");

    static final AnnotationSpec NULLABLE =
            AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable")).build();
    static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");
    static final AnnotationSpec GENERATED = AnnotationSpec.builder(
                    ClassName.get("javax.annotation.processing", "Generated"))
            .addMember("value", "$S", "trestle")
            .build();

    private RuntimeTypes() {}
}

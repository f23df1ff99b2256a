package dev.trestle.generator.docs;

import static dev.trestle.generator.docs.MarkdownTable.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.config.ComputedKey;
import dev.trestle.generator.config.DatasetKey;
import dev.trestle.generator.config.ExportKey;
import dev.trestle.generator.config.ExposeKey;
import dev.trestle.generator.config.FileKey;
import dev.trestle.generator.config.FormatKey;
import dev.trestle.generator.config.JobKey;
import dev.trestle.generator.config.Key;
import dev.trestle.generator.config.LimitKey;
import dev.trestle.generator.config.OpenApiKey;
import dev.trestle.generator.config.PageKey;
import dev.trestle.generator.config.ParameterKey;
import dev.trestle.generator.config.PartKey;
import dev.trestle.generator.config.RouteKey;
import dev.trestle.generator.config.RouteType;
import dev.trestle.generator.config.TargetKey;
import dev.trestle.generator.config.ValueKind;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.plan.export.FitTable;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.route.Format;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reference's tables are the code's enums. */
class ReferenceTablesTest {

    /** A key that is read, and its default where that is a literal. */
    private static final Pattern CONFIG_KEY =
            Pattern.compile("ettings(?:\\(\\))?\\.[a-z]+\\(\\s*\"([a-z-]+)\"(?:, \"?([A-Z0-9]+|true|false)\"?[,)])?");

    @Test
    void diagnostics() {
        MarkdownTable table = new MarkdownTable("Code", "Severity", "Meaning");
        for (DiagnosticCode diagnostic : DiagnosticCode.values()) {
            String severity = diagnostic.severity().name().toLowerCase(Locale.ROOT);
            table.row(code(diagnostic.id()), severity, diagnostic.summary());
        }
        MarkedBlock.in("docs/reference/diagnostics.md", "table:diagnostics").holds(table.toString());
    }

    @Test
    void examplesOfDiagnostics() {
        List<String> lines = Project.list("generator-core/src/test/cases", "expected-errors.txt").stream()
                .flatMap(file -> Project.read(file).lines())
                .toList();
        StringBuilder text = new StringBuilder("```\n");
        for (DiagnosticCode diagnostic : DiagnosticCode.values()) {
            lines.stream().filter(line -> line.contains(" [" + diagnostic.id() + "] "))
                    .findFirst()
                    .ifPresent(line -> text.append(line).append('\n'));
        }
        MarkedBlock.in("docs/reference/diagnostics.md", "text:examples").holds(text.append("```\n").toString());
    }

    @Test
    void keysOfTheFile() {
        holdsKeys("table:file-keys", FileKey.values());
    }

    @Test
    void keysOfARoute() {
        MarkdownTable table = new MarkdownTable("Key", "Routes", "Value", "Default", "Meaning");
        for (RouteKey key : RouteKey.values()) {
            table.row(code(key.key()), types(key), value(key), fallback(key), key.documentation());
        }
        MarkedBlock.in("docs/reference/routes-file.md", "table:route-keys").holds(table.toString());
    }

    @Test
    void keysOfJobs() {
        holdsKeys("table:job-keys", JobKey.values());
    }

    @Test
    void keysOfATarget() {
        holdsKeys("table:target-keys", TargetKey.values());
        holdsKeys("table:dataset-keys", DatasetKey.values());
        holdsKeys("table:computed-keys", ComputedKey.values());
        holdsKeys("table:limit-keys", LimitKey.values());
        holdsKeys("table:openapi-keys", OpenApiKey.values());
    }

    @Test
    void keysOfAnExport() {
        holdsKeys("table:export-keys", ExportKey.values());
    }

    @Test
    void keysOfFormats() {
        holdsKeys("table:format-keys", FormatKey.values());
        holdsKeys("table:page-keys", PageKey.values());
        holdsKeys("table:expose-keys", ExposeKey.values());
    }

    @Test
    void keysOfAPart() {
        holdsKeys("table:part-keys", PartKey.values());
        holdsKeys("table:parameter-keys", ParameterKey.values());
    }

    @Test
    void formats() {
        MarkdownTable table = new MarkdownTable("Format", "Media type", "What it is");
        Format.keys().stream().flatMap(key -> Format.of(key).stream())
                .forEach(format -> table.row(code(format.key()), code(format.mediaRange()), format.documentation()));
        MarkedBlock.in("docs/how-to/formats.md", "table:formats").holds(table.toString());
    }

    private static void holdsKeys(String name, Key... keys) {
        MarkdownTable table = new MarkdownTable("Key", "Value", "Default", "Meaning");
        for (Key key : keys) {
            table.row(code(key.key()), value(key), fallback(key), key.documentation());
        }
        MarkedBlock.in("docs/reference/routes-file.md", name).holds(table.toString());
    }

    @Test
    void types() {
        MarkdownTable table = new MarkdownTable("PostgreSQL", "Java, NOT NULL", "Java, nullable", "JSON");
        for (ScalarType type : ScalarType.values()) {
            String javaClass = simple(type.javaClass());
            table.row(
                    type.typeNames().stream().map(MarkdownTable::code).collect(Collectors.joining(", ")),
                    code(type.primitive().orElse(javaClass)),
                    code(javaClass.equals("byte[]") ? "byte @Nullable []" : "@Nullable " + javaClass),
                    type.json());
        }
        MarkedBlock.in("docs/reference/types.md", "table:types").holds(table.toString());
    }

    @Test
    void typesOfArrowAndParquet() {
        MarkdownTable table = new MarkdownTable("PostgreSQL", "Arrow", "Parquet");
        JavadocText.rows(Project.read("formats/src/main/java/dev/trestle/formats/ColumnType.java"))
                .forEach(row -> table.row(row.toArray(String[]::new)));
        MarkedBlock.in("docs/how-to/formats.md", "table:column-types").holds(table.toString());
    }

    @Test
    void typesOfTargets() {
        MarkdownTable table = new MarkdownTable("Exported type", "PostgreSQL", "SQLite, by affinity", "MariaDB, MySQL");
        FitTable.rows().forEach(row -> table.row(row.toArray(String[]::new)));
        MarkedBlock.in("docs/how-to/exports-targets.md", "table:target-types").holds(table.toString());
    }

    @Test
    void errorCodes() {
        MarkdownTable table = new MarkdownTable("Code", "Meaning");
        ErrorCodeSource.in(source("ErrorCode")).forEach((name, meaning) -> table.row(code(name), meaning));
        MarkedBlock.in("docs/reference/http-contract.md", "table:error-codes").holds(table.toString());
    }

    @Test
    void sqlStates() {
        MarkdownTable table = new MarkdownTable("SQLSTATE", "Answer");
        JavadocText.rows(source("database/SqlProblems")).forEach(row -> table.row(row.get(0), row.get(1)));
        MarkedBlock.in("docs/reference/http-contract.md", "table:sqlstates").holds(table.toString());
    }

    @Test
    void configuration() {
        String trestle = source("service/Trestle");
        holds("table:configuration", trestle, trestle, "");
        holds("table:configuration", trestle, source("pool/DatabasePool"), "database.");
        holds("table:configuration", trestle, source("service/HttpLimits"), "http.");
    }

    @Test
    void configurationOfFiles() {
        String folder = "files/src/main/java/dev/trestle/files/";
        String documented = Project.read(folder + "Media.java");
        holds("table:configuration-files", documented, documented, "");
        holds("table:configuration-files", documented, Project.read(folder + "MediaConfig.java"), "media.");
    }

    @Test
    void configurationOfJobs() {
        String folder = "jobs/src/main/java/dev/trestle/jobs/";
        holds("table:configuration-jobs",
                Project.read(folder + "Jobs.java"), Project.read(folder + "JobsConfig.java"), "jobs.");
    }

    @Test
    void configurationOfExports() {
        String folder = "exports/src/main/java/dev/trestle/exports/";
        String documented = Project.read(folder + "Exports.java");
        holds("table:configuration-exports", documented, Project.read(folder + "ExportsConfig.java"), "exports.");
        holds("table:configuration-exports",
                documented, Project.read(folder + "TargetConfig.java"), "exports.targets.NAME.");
    }

    @Test
    void configurationOfComputedColumns() {
        String folder = "computed/src/main/java/dev/trestle/computed/";
        holds("table:configuration-computed",
                Project.read(folder + "Computed.java"), Project.read(folder + "ComputedConfig.java"), "computed.");
    }

    @Test
    void configurationOfHistories() {
        String folder = "history/src/main/java/dev/trestle/history/";
        holds("table:configuration-history",
                Project.read(folder + "History.java"), Project.read(folder + "HistoryConfig.java"), "history.");
    }

    @Test
    void configurationOfSwitches() {
        String documented = Project.read("variants/src/main/java/dev/trestle/variants/Variants.java");
        holds("table:configuration-variants", documented, documented, "variants.");
    }

    @Test
    void configurationOfDocuments() {
        String documented = Project.read("runtime/src/main/java/dev/trestle/runtime/document/ApiDocument.java");
        holds("table:configuration-openapi", documented, documented, "openapi.");
    }

    @Test
    void configurationOfLoads() {
        String documented = Project.read("load/src/main/java/dev/trestle/load/Loads.java");
        holds("table:configuration-load", documented, documented, "load.");
    }

    @Test
    void configurationOfData() {
        String folder = "data/src/main/java/dev/trestle/data/";
        String documented = Project.read(folder + "Data.java");
        holds("table:configuration-data", documented, Project.read(folder + "DataConfig.java"), "data.");
        holds("table:configuration-data", documented, Project.read(folder + "remote/DownloadLimits.java"), "data.");
    }

    @Test
    void configurationOfFileExports() {
        String documented = Project.read("file-exports/src/main/java/dev/trestle/fileexports/FileExports.java");
        holds("table:configuration-file-exports", documented, documented, "file-exports.");
    }

    @Test
    void configurationOfBuckets() {
        String folder = "s3/src/main/java/dev/trestle/s3/";
        holds("table:configuration-s3", Project.read(folder + "S3.java"), Project.read(folder + "Connection.java"), "s3.");
    }

    /** The table in the comment of one class has every key that the others read. */
    private static void holds(String name, String documented, String reads, String prefix) {
        List<List<String>> rows = JavadocText.rows(documented);
        MarkdownTable table = new MarkdownTable("Key", "Default", "Meaning");
        rows.forEach(row -> table.row(row.get(0), row.get(1), row.get(2)));
        MarkedBlock.in("docs/reference/configuration.md", name).holds(table.toString());
        List<MatchResult> keys = CONFIG_KEY.matcher(reads).results().filter(read -> !reads.contains("at(\"" + read.group(1))).toList();
        assertThat(keys).isNotEmpty().allSatisfy(read -> assertThat(rows)
                .filteredOn(row -> row.get(0).contains(code(prefix + read.group(1))))
                .singleElement()
                .satisfies(row -> assertThat(row.get(1)).contains(Objects.requireNonNullElse(read.group(2), ""))));
    }

    /** A class of the runtime as text: it is compiled for a later Java than these tests are. */
    private static String source(String runtimeClass) {
        return Project.read("runtime/src/main/java/dev/trestle/runtime/" + runtimeClass + ".java");
    }

    private static String types(RouteKey key) {
        return key.types().size() == RouteType.values().length
                ? "all"
                : key.types().stream().map(RouteType::key).collect(Collectors.joining(", "));
    }

    private static String value(Key key) {
        ValueKind kind = key.kind();
        return kind.choices().isEmpty()
                ? kind.words()
                : kind.choices().stream().map(MarkdownTable::code).collect(Collectors.joining(", "));
    }

    private static String fallback(Key key) {
        return key.presence().fallback().orElse("*required*");
    }

    private static String simple(String javaClass) {
        return javaClass.substring(javaClass.lastIndexOf('.') + 1);
    }
}

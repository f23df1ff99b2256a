package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.route.FileFormat;
import dev.trestle.generator.route.FileType;
import dev.trestle.generator.route.FileValidation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code files}. */
final class DatasetsReader {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String NAME = "[a-z][a-z0-9_]{0,62}";

    private static final int DEFAULT_REJECTS = 1_000;
    private static final String HOST = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";
    private static final String ROOT = "[A-Za-z][A-Za-z0-9_-]{0,62}";
    private static final List<DatasetKey> KEYS = Arrays.asList(DatasetKey.values());

    private final FileReport report;

    private DatasetsReader(FileReport report) {
        this.report = report;
    }

    /** Every dataset of which nothing is wrong; the rest is reported. */
    static List<DatasetSpec> read(MappingNode files, FileReport report) {
        List<DatasetSpec> specs = new ArrayList<>();
        new Entries(files, report).each((name, value) -> {
            if (name.value().matches(NAME)) {
                new DatasetsReader(report).dataset(name, value).ifPresent(specs::add);
            } else {
                report.add(DiagnosticCode.INVALID_VALUE, name.location(), Quoted.of(name.value()) + " is not a valid name for a"
                        + " dataset: it is a table in queries and a field of requests, so write a lower-case letter, followed by up to"
                        + " 62 lower-case letters, digits and '_'.");
            }
        });
        return List.copyOf(specs);
    }

    private Optional<DatasetSpec> dataset(Located<String> name, Node value) {
        String subject = "The dataset " + Quoted.of(name.value());
        return new KeyValues(report, subject, new ValueKind.DatasetSettings()).mapping(value).flatMap(mapping -> {
            Entries entries = new Entries(mapping, report);
            entries.allow(KEYS, key -> UnknownKey.elsewhere(key, KEYS, "a dataset"));
            entries.require(KEYS, subject);
            return dataset(name, subject, entries);
        });
    }

    private Optional<DatasetSpec> dataset(Located<String> name, String subject, Entries entries) {
        Optional<FileFormat> format = entries.choice(DatasetKey.FORMAT).map(word -> FileFormat.of(word.value()));
        Optional<String> root = entries.text(DatasetKey.ROOT).flatMap(this::root);
        FileValidation validation =
                entries.choice(DatasetKey.VALIDATE).map(word -> FileValidation.of(word.value())).orElse(FileValidation.STRICT);
        Optional<Located<String>> sample = entries.text(DatasetKey.SAMPLE);
        if (!entries.has(DatasetKey.COLUMNS) && !entries.has(DatasetKey.SAMPLE)) {
            report.add(DiagnosticCode.MISSING_KEY, entries.start(), subject + " needs the key 'columns': "
                    + DatasetKey.COLUMNS.kind().words() + "; or 'sample': a file that has them.");
            return Optional.empty();
        }
        Optional<List<DatasetSpec.Column>> columns = columns(DatasetKey.COLUMNS, entries);
        Optional<List<DatasetSpec.Column>> folders = columns(DatasetKey.FOLDERS, entries);
        boolean many = entries.truth(DatasetKey.MANY).orElse(entries.has(DatasetKey.FOLDERS));
        List<String> hosts = hosts(entries);
        boolean ignores = ignoresErrors(entries, validation);
        int maxRejects = ignores ? entries.whole(DatasetKey.MAX_REJECTS).map(Located::value).orElse(DEFAULT_REJECTS) : 0;
        columns.ifPresent(known -> folders.ifPresent(all -> all.forEach(folder -> requireNew(folder, known))));
        return entries.has(DatasetKey.SAMPLE) && sample.isEmpty() || format.isEmpty() || root.isEmpty() || columns.isEmpty() || folders.isEmpty()
                ? Optional.empty()
                : Optional.of(new DatasetSpec(name, format.get(), root.get(), validation, columns.get(), folders.get(), many, hosts, maxRejects, sample));
    }

    /** None if the key is left out; empty if it is faulty. */
    private Optional<List<DatasetSpec.Column>> columns(DatasetKey key, Entries entries) {
        return entries.has(key) ? entries.mapping(key).flatMap(mapping -> columns(key, mapping)) : Optional.of(List.of());
    }

    private Optional<String> root(Located<String> root) {
        if (root.value().matches(ROOT)) {
            return Optional.of(root.value());
        }
        report.add(DiagnosticCode.INVALID_VALUE, root.location(), Quoted.of(root.value()) + " is not a valid name for a root: it becomes"
                + " part of a configuration key, 'trestle.data.roots.NAME', whose value is the directory; write a letter, followed by"
                + " letters, digits, '-' and '_'.");
        return Optional.empty();
    }

    private List<String> hosts(Entries entries) {
        List<Located<String>> hosts = entries.texts(DatasetKey.HOSTS).orElse(List.of());
        for (Located<String> host : hosts) {
            if (!host.value().matches(HOST) || host.value().matches("[0-9.]+")) {
                report.add(DiagnosticCode.INVALID_VALUE, host.location(), Quoted.of(host.value())
                        + " is not the name of a host; write it in lower case without scheme, port and path, such as data.example.org.");
            }
        }
        return hosts.stream().map(Located::value).toList();
    }

    private boolean ignoresErrors(Entries entries, FileValidation validation) {
        boolean ignores = entries.truth(DatasetKey.IGNORE_ERRORS).orElse(false);
        if (ignores && validation == FileValidation.SHAPE_ONLY) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(DatasetKey.IGNORE_ERRORS), "'validate: shape_only' does not"
                    + " look at cells, so that no row can be left out; write 'validate: strict' or \"off\", or remove 'ignore_errors'.");
        }
        if (!ignores && entries.has(DatasetKey.MAX_REJECTS)) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(DatasetKey.MAX_REJECTS),
                    "No row is left out without 'ignore_errors: true'; add it, or remove 'max_rejects'.");
        }
        if (!entries.truth(DatasetKey.MANY).orElse(true) && entries.has(DatasetKey.FOLDERS)) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(DatasetKey.MANY),
                    "A dataset with 'folders' has many files; remove 'many'.");
        }
        return ignores;
    }

    private void requireNew(DatasetSpec.Column folder, List<DatasetSpec.Column> columns) {
        if (columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(folder.name()))) {
            report.add(DiagnosticCode.INVALID_VALUE, folder.at().location(), "The column " + Quoted.of(folder.name())
                    + " is in 'columns', too; the values of 'folders' are in the names of folders, and not in the files.");
        }
    }

    private Optional<List<DatasetSpec.Column>> columns(DatasetKey key, MappingNode mapping) {
        List<DatasetSpec.Column> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        new Entries(mapping, report).each((name, type) -> column(name, type).ifPresent(column -> {
            if (names.add(column.name().toLowerCase(Locale.ROOT))) {
                columns.add(column);
            } else {
                report.add(DiagnosticCode.INVALID_VALUE, name.location(), "The column " + Quoted.of(column.name())
                        + " is there already; DuckDB does not distinguish names that differ only in case, and '?' is no part of a name.");
            }
        }));
        if (mapping.getValue().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, mapping, "'" + key.key()
                    + "' is empty; name the columns of the files with their types, such as {id: int8, \"age?\": int4}.");
        }
        return columns.size() == mapping.getValue().size() && !columns.isEmpty() ? Optional.of(List.copyOf(columns)) : Optional.empty();
    }

    private Optional<DatasetSpec.Column> column(Located<String> name, Node node) {
        boolean nullable = name.value().endsWith("?");
        String bare = nullable ? name.value().substring(0, name.value().length() - 1) : name.value();
        KeyValues values = new KeyValues(report, "The column " + Quoted.of(bare), new ValueKind.Text());
        return values.text(node).flatMap(written -> {
            Optional<FileType> type = FileType.of(written.value());
            if (type.isEmpty()) {
                report.add(DiagnosticCode.INVALID_VALUE, node, "There is no type " + Quoted.of(written.value())
                        + " for columns of files" + Suggestion.didYouMean(written.value(), FileType.names()) + "; there are "
                        + String.join(", ", FileType.names()) + ", with p up to 38.");
            }
            return type.map(known -> new DatasetSpec.Column(new Located<>(bare, name.location()), known, nullable));
        });
    }
}

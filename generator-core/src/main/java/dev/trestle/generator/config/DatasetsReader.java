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
            Optional<List<DatasetSpec.Column>> columns = entries.has(DatasetKey.COLUMNS)
                    ? entries.mapping(DatasetKey.COLUMNS).flatMap(this::columns) : Optional.of(List.of());
            return entries.has(DatasetKey.SAMPLE) && sample.isEmpty() ? Optional.empty()
                    : format.flatMap(f -> root.flatMap(r -> columns.map(c -> new DatasetSpec(name, f, r, validation, c, sample))));
        });
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

    private Optional<List<DatasetSpec.Column>> columns(MappingNode mapping) {
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
            report.add(DiagnosticCode.INVALID_VALUE, mapping,
                    "'columns' is empty; name the columns of the files with their types, such as {id: int8, \"age?\": int4}.");
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

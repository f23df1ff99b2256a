package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NOT_A_FILE;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.MediaPlan;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.type.JavaNames;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes fields of what routes take as files. */
final class UploadPlanner {

    /** What to do with an input that names a file, where the route can take files. */
    static final String BY_UPLOAD = "take the file by 'uploadfile_inputs'";

    private final MediaColumns media;
    private final Diagnostics diagnostics;

    UploadPlanner(MediaColumns media, Diagnostics diagnostics) {
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /** The columns that a route takes when its author names none: those that no file belongs into. */
    boolean byDefault(Table table, Column column, UploadSpec spec) {
        return column.writable() && !names(spec, column.name()) && media.find(table, column).isEmpty();
    }

    /** The uploads that do not stand among the other inputs; those, and what is said of no upload, are reported. */
    List<Located<String>> apart(UploadSpec spec, Optional<List<Located<String>>> inputs) {
        Set<String> twice = new HashSet<>();
        for (Located<String> input : inputs.orElse(List.of())) {
            if (names(spec, ColumnFinder.bare(input.value())) && twice.add(ColumnFinder.bare(input.value()))) {
                diagnostics.report(DUPLICATE_INPUT, input.location(), Quoted.of(input.value())
                        + " is listed in both 'inputs' and 'uploadfile_inputs'; remove one.");
            }
        }
        spec.accept().stream()
                .map(UploadSpec.Accept::input)
                .filter(input -> !names(spec, input.value()))
                .forEach(input -> diagnostics.report(INVALID_VALUE, input.location(), Quoted.of(input.value())
                        + " is not one of the 'uploadfile_inputs'; add it there, or remove it here."));
        spec.maxSize().filter(size -> spec.inputs().isEmpty()).ifPresent(size ->
                diagnostics.report(INVALID_VALUE, size.location(),
                        "The route takes no files; name them in 'uploadfile_inputs', or remove 'max_upload_size'."));
        return spec.inputs().stream().filter(upload -> !twice.contains(ColumnFinder.bare(upload.value()))).toList();
    }

    /** The fields of columns; those that cannot hold a file are reported. */
    List<InputField> columns(
            UploadSpec spec, Table table, List<ColumnFinder.Found> columns, Function<Column, Presence> presence) {
        return columns.stream()
                .flatMap(found -> column(spec, table, found, presence.apply(found.column())).stream())
                .toList();
    }

    private Optional<InputField> column(UploadSpec spec, Table table, ColumnFinder.Found found, Presence presence) {
        Column column = found.column();
        Optional<MediaPlan> file = media.find(table, column);
        if (file.isEmpty() && !isBytea(column.type())) {
            diagnostics.report(NOT_A_FILE, found.location(), "The column '" + table.name() + "." + column.name()
                    + "' has the type " + column.typeText() + " and is not a media column; a file needs a media column"
                    + " or a bytea" + (MediaColumns.isText(column.type()) ? ": list it under 'media'." : "."));
            return Optional.empty();
        }
        return Optional.of(new InputField(column.name(), JavaNames.component(column.name()), column.sql(),
                type(spec, column.name(), file), inForm(presence), "?", column.comment().orElse(""), found.location()));
    }

    /** A form has no null: what is left out of it is null, where nothing else would be meant by it. */
    static Presence inForm(Presence presence) {
        return presence == Presence.REQUIRED_OR_NULL ? Presence.NULL_IF_ABSENT : presence;
    }

    /** The field of a query's parameter as a file; reported where it is not bytea. */
    Optional<InputField> parameter(UploadSpec spec, InputField plain, PgType type) {
        if (!isBytea(type)) {
            diagnostics.report(NOT_A_FILE, plain.location(), "The parameter ':" + plain.name() + "' has the type "
                    + type.name().sql() + "; a file of a query route is bytea.");
            return Optional.empty();
        }
        return Optional.of(new InputField(plain.name(), plain.javaName(), plain.sql(),
                type(spec, plain.name(), Optional.empty()), plain.presence(), plain.placeholder(), plain.comment(),
                plain.location()));
    }

    private static ValueType.Upload type(UploadSpec spec, String name, Optional<MediaPlan> column) {
        List<String> accept = spec.accept().stream()
                .filter(one -> one.input().value().equals(name))
                .findFirst()
                .map(UploadSpec.Accept::types)
                .orElse(List.of());
        return new ValueType.Upload(column, accept, spec.maxSize().map(Located::value));
    }

    /** Whether the route takes this as a file. */
    static boolean names(UploadSpec spec, String name) {
        return spec.inputs().stream().anyMatch(
                upload -> upload.value().equals(name) || ColumnFinder.bare(upload.value()).equals(name));
    }

    private static boolean isBytea(PgType type) {
        PgType base = type;
        while (base instanceof PgType.Domain domain) {
            base = domain.base();
        }
        return base instanceof PgType.Base bytes
                && bytes.name().schema().equals("pg_catalog")
                && bytes.name().name().equals("bytea");
    }
}

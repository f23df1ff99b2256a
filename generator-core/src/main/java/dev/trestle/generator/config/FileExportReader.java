package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.OutputFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the keys of a route of {@code type: export_file}. */
record FileExportReader(Entries route, FileReport report) {

    /** The root is a key of the configuration. */
    private static final String ROOT = "[a-z][a-z0-9_-]*";

    Optional<RouteSpec> read(RouteHead head) {
        Optional<Located<String>> query = route.text(RouteKey.QUERY);
        Optional<List<Located<String>>> inputs = route.texts(RouteKey.INPUTS);
        Optional<Located<String>> root = route.text(RouteKey.ROOT).filter(this::isRoot);
        Optional<Located<String>> file = route.text(RouteKey.FILE).filter(this::isFile);
        Optional<Format> format = route.choice(RouteKey.FORMAT).flatMap(name -> Format.of(name.value()));
        List<Located<String>> partitions = partitions();
        Optional<Integer> most = route.whole(RouteKey.MAX_PARTITIONS).map(Located::value);
        needs(RouteKey.MAX_PARTITIONS, route.has(RouteKey.PARTITION_BY), "'partition_by'");
        boolean refuses = route.choice(RouteKey.IF_EXISTS).filter(choice -> choice.value().equals("refuse")).isPresent();
        needs(RouteKey.FORMAT_OPTIONS, format.filter(known -> known != Format.CSV).isEmpty(), "'format: csv'");
        return query.flatMap(q -> root.flatMap(r -> file.flatMap(f -> format.map(known -> new FileExportSpec(
                head, q, inputs, r.value(), f, known, partitions, most, refuses, escapesFormulas())))));
    }

    private boolean escapesFormulas() {
        List<FormatKey> keys = List.of(FormatKey.ESCAPE_FORMULAS);
        return route.mapping(RouteKey.FORMAT_OPTIONS).map(mapping -> new Entries(mapping, report)).filter(options -> {
            options.allow(keys, name -> UnknownKey.elsewhere(name, keys, "'format_options' of an export_file route"));
            return options.truth(FormatKey.ESCAPE_FORMULAS).orElse(false);
        }).isPresent();
    }

    private boolean isRoot(Located<String> root) {
        if (!root.value().matches(ROOT)) {
            report.add(DiagnosticCode.INVALID_VALUE, root.location(), "The root " + Quoted.of(root.value()) + " is a key of the"
                    + " service's configuration, 'trestle.file-exports.roots.NAME'; write a name of lower-case letters, digits,"
                    + " '-' and '_', and the directory there.");
            return false;
        }
        return true;
    }

    private boolean isFile(Located<String> file) {
        Optional<String> fault = OutputFile.fault(file.value());
        fault.ifPresent(text -> report.add(DiagnosticCode.INVALID_VALUE, file.location(),
                "The file " + Quoted.of(file.value()) + text));
        return fault.isEmpty();
    }

    private List<Located<String>> partitions() {
        List<Located<String>> columns = route.texts(RouteKey.PARTITION_BY).orElse(List.of());
        Set<String> before = new HashSet<>();
        for (Located<String> column : columns) {
            if (!before.add(column.value())) {
                report.add(DiagnosticCode.INVALID_VALUE, column.location(), Quoted.of(column.value()) + " occurs twice.");
            }
        }
        if (columns.isEmpty() && route.has(RouteKey.PARTITION_BY)) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.PARTITION_BY),
                    "An empty 'partition_by' divides nothing; name a column, or leave the key out for one file.");
        }
        return columns;
    }

    private void needs(RouteKey key, boolean holds, String other) {
        if (route.has(key) && !holds) {
            report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, route.placeOf(key),
                    "'" + key.key() + "' is for routes with " + other + "; add that, or remove '" + key.key() + "'.");
        }
    }
}

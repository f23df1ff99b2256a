package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.route.LoadMode;
import java.util.List;
import java.util.Optional;

/** Reads the keys of a load route. */
final class LoadReader {

    /** The values of {@code reject}. */
    static final List<String> REJECTS = List.of("none", LoadReader.REPORT);

    private static final String REPORT = "report";
    private static final int MAX_REJECTS = 100;

    private final Entries route;
    private final FileReport report;

    LoadReader(Entries route, FileReport report) {
        this.route = route;
        this.report = report;
    }

    Optional<RouteSpec> read(Optional<RouteHead> head) {
        Optional<Located<String>> table = route.text(RouteKey.TABLE);
        Optional<List<Located<String>>> inputs = route.texts(RouteKey.INPUTS);
        LoadMode mode = route.choice(RouteKey.MODE).map(word -> LoadMode.of(word.value())).orElse(LoadMode.APPEND);
        return head.flatMap(h -> table.map(t -> new LoadSpec(
                h, t, inputs, mode, key(mode), rejects(), FormatReader.bodies(route, report))));
    }

    private Optional<Located<List<Located<String>>>> key(LoadMode mode) {
        Optional<List<Located<String>>> columns = route.texts(RouteKey.KEY);
        if (mode == LoadMode.MERGE && !route.has(RouteKey.KEY)) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.MODE),
                    "'mode: merge' needs 'key', the columns of a unique index that find the row to update.");
        } else if (mode != LoadMode.MERGE && columns.isPresent()) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.KEY),
                    "'key' is for 'mode: merge'; write that, or remove 'key'.");
        } else if (columns.isPresent() && columns.get().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.KEY),
                    "'key' is an empty list; name the columns of a unique index.");
        }
        return columns.filter(names -> mode == LoadMode.MERGE && !names.isEmpty())
                .map(names -> new Located<>(names, route.placeOf(RouteKey.KEY)));
    }

    private Optional<Integer> rejects() {
        Optional<Located<Integer>> max = route.whole(RouteKey.MAX_REJECTS);
        boolean reported = route.choice(RouteKey.REJECT).filter(word -> word.value().equals(REPORT)).isPresent();
        if (!reported && max.isPresent()) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.MAX_REJECTS),
                    "'max_rejects' is for 'reject: report'; write that, or remove 'max_rejects'.");
        }
        return reported ? Optional.of(max.map(Located::value).orElse(MAX_REJECTS)) : Optional.empty();
    }
}

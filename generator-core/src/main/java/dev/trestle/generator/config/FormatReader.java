package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.route.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code formats} and {@code format_options}: of answers, or of bodies. */
final class FormatReader {

    private static final List<FormatKey> KEYS = Arrays.asList(FormatKey.values());

    /** What formats are called elsewhere. */
    private static final Map<String, Format> OTHERS = Map.of(
            "jsonl", Format.NDJSON, "jsonlines", Format.NDJSON, "json_lines", Format.NDJSON,
            "columns", Format.JSON_COLUMNS, "columnar", Format.JSON_COLUMNS,
            "ipc", Format.ARROW, "arrow_stream", Format.ARROW);

    private final Entries route;
    private final FileReport report;

    private FormatReader(Entries route, FileReport report) {
        this.route = route;
        this.report = report;
    }

    /** The formats of a route with these entries; empty where it has none. What is wrong with them is reported. */
    static Optional<FormatSpec> read(Entries route, FileReport report) {
        return new FormatReader(route, report).read();
    }

    /** The formats of the bodies of an insert with these entries; empty where it has none. What is wrong with them is reported. */
    static Optional<Located<List<Format>>> bodies(Entries route, FileReport report) {
        return route.texts(RouteKey.FORMATS).map(names ->
                new Located<>(new FormatReader(route, report).listed(names, Format.bodyKeys()), route.placeOf(RouteKey.FORMATS)));
    }

    private Optional<FormatSpec> read() {
        Optional<MappingNode> options = route.mapping(RouteKey.FORMAT_OPTIONS);
        if (!route.has(RouteKey.FORMATS)) {
            if (route.has(RouteKey.FORMAT_OPTIONS)) {
                report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.FORMAT_OPTIONS), "'format_options' is for routes"
                        + " with several formats only; add 'formats', or remove 'format_options'.");
            }
            return Optional.empty();
        }
        route.truth(RouteKey.ONE_ROW).filter(oneRow -> oneRow).ifPresent(oneRow ->
                refuse("one_row", "'formats' are for several rows, and 'one_row' makes the answer one object"));
        route.truth(RouteKey.RETURN_FILERESPONSE).filter(file -> file).ifPresent(file ->
                refuse("return_fileresponse", "'formats' are for rows, and the answer of this route is a file"));
        if (route.has(RouteKey.RESPONSE)) {
            refuse("response", "'formats' are for rows as the query returns them, and the answer of this route is made by a hook");
        }
        return route.texts(RouteKey.FORMATS).map(names -> read(listed(names, Format.keys()), options));
    }

    private void refuse(String other, String why) {
        report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, route.placeOf(RouteKey.FORMATS),
                why + "; remove 'formats' or '" + other + "'.");
    }

    private List<Format> listed(List<Located<String>> names, List<String> possible) {
        List<Format> formats = new ArrayList<>();
        if (names.isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.FORMATS),
                    "'formats' is an empty list; name at least one of " + String.join(", ", possible) + ".");
        }
        for (Located<String> name : names) {
            Optional<Format> format = Format.of(name.value()).filter(known -> possible.contains(known.key()));
            if (format.isEmpty()) {
                report.add(DiagnosticCode.INVALID_VALUE, name.location(), unknown(name.value(), possible));
            } else if (formats.contains(format.get())) {
                report.add(DiagnosticCode.INVALID_VALUE, name.location(), Quoted.of(name.value()) + " occurs twice.");
            } else {
                formats.add(format.get());
            }
        }
        return List.copyOf(formats);
    }

    private static String unknown(String name, List<String> possible) {
        String all = String.join(", ", possible);
        return Format.of(name).isPresent()
                ? Quoted.of(name) + " is a format of answers only; requests can have " + all + "."
                : "There is no format " + Quoted.of(name) + suggestion(name, possible) + "; there are " + all + ".";
    }

    private static String suggestion(String name, List<String> possible) {
        return Optional.ofNullable(OTHERS.get(name.toLowerCase(Locale.ROOT)))
                .map(format -> " (did you mean " + Quoted.of(format.key()) + "?)")
                .orElseGet(() -> Suggestion.didYouMean(name, possible));
    }

    private FormatSpec read(List<Format> offered, Optional<MappingNode> mapping) {
        FormatSpec plain = new FormatSpec(offered, route.placeOf(RouteKey.FORMATS), false, Optional.empty(), false, false);
        return mapping.map(node -> {
            Entries options = new Entries(node, report);
            options.allow(KEYS, name -> UnknownKey.elsewhere(name, KEYS, "'format_options'"));
            needs(options, FormatKey.BATCH_SIZE, offered, Format.NDJSON_COLUMNS);
            needs(options, FormatKey.ESCAPE_FORMULAS, offered, Format.CSV);
            needs(options, FormatKey.ERROR_LINE, offered, Format.NDJSON, Format.NDJSON_COLUMNS);
            return new FormatSpec(offered, plain.location(), options.truth(FormatKey.PARAMETER).orElse(false),
                    options.whole(FormatKey.BATCH_SIZE).map(Located::value), options.truth(FormatKey.ESCAPE_FORMULAS).orElse(false),
                    options.truth(FormatKey.ERROR_LINE).orElse(false));
        }).orElse(plain);
    }

    private void needs(Entries options, FormatKey key, List<Format> offered, Format... formats) {
        if (options.has(key) && Arrays.stream(formats).noneMatch(offered::contains)) {
            report.add(DiagnosticCode.INVALID_VALUE, options.placeOf(key), "'" + key.key() + "' is for the format "
                    + formats[0].key() + ", which this route does not offer; add it to 'formats', or remove the option.");
        }
    }
}

package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the keys of a switch route. */
final class SwitchReader {

    /** With one variant there is nothing to choose. */
    static final int FEWEST = 2;

    /** One entry of {@code percentages}. */
    static final ValueKind.Whole PERCENTAGE = new ValueKind.Whole(0, 100);

    private static final int ALL = 100;

    /** A field name of RFC 9110, section 5.1. */
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

    private final Entries route;
    private final FileReport report;

    SwitchReader(Entries route, FileReport report) {
        this.route = route;
        this.report = report;
    }

    Optional<RouteSpec> read(RouteHead head) {
        Optional<List<Located<String>>> variants = route.texts(RouteKey.OF);
        Optional<String> header = header();
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        List<Located<String>> of = variants.get();
        Set<String> names = new HashSet<>();
        of.stream().filter(name -> !names.add(name.value())).forEach(name -> report.add(DiagnosticCode.INVALID_VALUE, name.location(),
                Quoted.of(name.value()) + " is a variant already; remove it, or name another route."));
        if (of.size() < FEWEST) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.OF), "A switch route chooses between two or more variants;"
                    + " name another query route, such as 'of: [SearchV1, SearchV2]'.");
        }
        return Optional.of(new SwitchSpec(head, of, percentages(of.size()), header));
    }

    private List<Integer> percentages(int variants) {
        List<Integer> usual = new ArrayList<>();
        for (int i = 0; i < variants; i++) {
            usual.add(i == 0 ? ALL : 0);
        }
        return route.list(RouteKey.PERCENTAGES).flatMap(nodes -> written(nodes, variants)).orElse(usual);
    }

    private Optional<List<Integer>> written(List<Node> nodes, int variants) {
        KeyValues entry = new KeyValues(report, "An entry of 'percentages'", PERCENTAGE);
        List<Integer> numbers = new ArrayList<>();
        nodes.forEach(node -> entry.whole(node).ifPresent(number -> numbers.add(number.value())));
        if (numbers.size() < nodes.size()) {
            return Optional.empty();
        }
        int sum = numbers.stream().mapToInt(Integer::intValue).sum();
        if (numbers.size() != variants) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.PERCENTAGES), "The number of 'percentages' is " + numbers.size()
                    + ", but that of 'of' is " + variants + "; write one for each variant, in the same order.");
            return Optional.empty();
        }
        if (sum != ALL) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.PERCENTAGES), "The sum of 'percentages' is " + sum
                    + "; it has to be 100.");
        }
        return Optional.of(List.copyOf(numbers));
    }

    private Optional<String> header() {
        Optional<Located<String>> header = route.text(RouteKey.STICKY_HEADER);
        header.filter(name -> !HEADER.matcher(name.value()).matches()).ifPresent(name -> report.add(DiagnosticCode.INVALID_VALUE,
                name.location(), Quoted.of(name.value()) + " is not the name of an HTTP header; write letters, digits and '-', such as X-User."));
        return header.map(Located::value);
    }
}

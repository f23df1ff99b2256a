package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.route.FilterOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the keys of a list route. */
final class ListReader {

    /** The most rows of a page, which is held in memory before it is sent. */
    static final int MOST = 10_000;

    private static final String ON_REQUEST = "on_request";

    /** The values of {@code count}. */
    static final List<String> COUNTS = List.of("never", ON_REQUEST);

    private static final int STANDARD = 20;
    private static final int MAX = 200;
    private static final List<PageKey> KEYS = Arrays.asList(PageKey.values());

    private final Entries route;
    private final FileReport report;

    ListReader(Entries route, FileReport report) {
        this.route = route;
        this.report = report;
    }

    Optional<RouteSpec> read(Optional<RouteHead> head, Optional<List<Located<String>>> outputs) {
        Optional<Located<String>> table = route.text(RouteKey.TABLE);
        List<ListSpec.Sort> sorts = sorts();
        List<ListSpec.Filter> filters = filters();
        ListSpec.Page page = page();
        boolean counted = route.choice(RouteKey.COUNT).filter(word -> word.value().equals(ON_REQUEST)).isPresent();
        return head.flatMap(h -> table.map(t -> new ListSpec(h, t, outputs, sorts, filters, page, counted)));
    }

    private List<ListSpec.Sort> sorts() {
        List<Located<String>> texts = route.texts(RouteKey.SORT).orElse(List.of());
        if (route.has(RouteKey.SORT) && route.texts(RouteKey.SORT).filter(List::isEmpty).isPresent()) {
            report.add(DiagnosticCode.INVALID_VALUE, route.placeOf(RouteKey.SORT),
                    "'sort' is an empty list; name a column, or leave 'sort' out for the order of the key.");
        }
        Set<String> seen = new HashSet<>();
        texts.stream().filter(text -> !seen.add(text.value())).forEach(text ->
                report.add(DiagnosticCode.INVALID_VALUE, text.location(), Quoted.of(text.value()) + " occurs twice; remove one."));
        return texts.stream().map(this::sort).toList();
    }

    private ListSpec.Sort sort(Located<String> text) {
        List<ListSpec.By> by = new ArrayList<>();
        for (String part : text.value().split(",", -1)) {
            boolean descends = part.startsWith("-");
            String column = descends ? part.substring(1) : part;
            if (column.isBlank() || !column.strip().equals(column)) {
                report.add(DiagnosticCode.INVALID_VALUE, text.location(), "'sort' takes orders such as title, -released or"
                        + " \"-released,title\", not " + Quoted.of(text.value()) + ".");
                return new ListSpec.Sort(text, List.of());
            }
            by.add(new ListSpec.By(new Located<>(column, text.location()), descends));
        }
        return new ListSpec.Sort(text, List.copyOf(by));
    }

    private List<ListSpec.Filter> filters() {
        List<ListSpec.Filter> filters = new ArrayList<>();
        route.mapping(RouteKey.FILTERS).ifPresent(mapping ->
                new Entries(mapping, report).each((column, node) -> filters.add(new ListSpec.Filter(column, operators(node)))));
        return List.copyOf(filters);
    }

    /** Empty for all. */
    private Optional<List<Located<FilterOperator>>> operators(Node node) {
        boolean all = Shape.of(node) == Shape.TEXT && Shape.written(node).filter(FilterOperator.ALL::equals).isPresent();
        if (all) {
            return Optional.empty();
        }
        List<Located<FilterOperator>> operators = new ArrayList<>();
        Optional<List<Located<String>>> words = new KeyValues(report, "A filter", new ValueKind.Operators()).texts(node);
        if (words.filter(List::isEmpty).isPresent()) {
            report.add(DiagnosticCode.INVALID_VALUE, node, "A filter without operators has no effect; name an operator, or write all.");
        }
        Set<String> seen = new HashSet<>();
        for (Located<String> word : words.orElse(List.of())) {
            Optional<FilterOperator> operator = FilterOperator.of(word.value());
            if (operator.isEmpty()) {
                report.add(DiagnosticCode.INVALID_VALUE, word.location(), "There is no operator " + Quoted.of(word.value())
                        + Suggestion.didYouMean(word.value(), FilterOperator.keys()) + "; there are "
                        + String.join(", ", FilterOperator.keys()) + ".");
            } else if (!seen.add(word.value())) {
                report.add(DiagnosticCode.INVALID_VALUE, word.location(), Quoted.of(word.value()) + " occurs twice; remove one.");
            } else {
                operators.add(new Located<>(operator.get(), word.location()));
            }
        }
        return Optional.of(List.copyOf(operators));
    }

    private ListSpec.Page page() {
        Optional<Entries> page = route.mapping(RouteKey.PAGE).map(mapping -> new Entries(mapping, report));
        page.ifPresent(entries -> entries.allow(KEYS, name -> UnknownKey.elsewhere(name, KEYS, "'page'")));
        Optional<Integer> standard = page.flatMap(entries -> entries.whole(PageKey.DEFAULT)).map(Located::value);
        Optional<Integer> max = page.flatMap(entries -> entries.whole(PageKey.MAX)).map(Located::value);
        if (standard.isPresent() && max.isPresent() && standard.get() > max.get()) {
            report.add(DiagnosticCode.INVALID_VALUE, page.get().placeOf(PageKey.DEFAULT),
                    "'default' is more than 'max', which is " + max.get() + "; write " + max.get() + " or less.");
        }
        int rows = standard.orElse(Math.min(STANDARD, max.orElse(STANDARD)));
        return new ListSpec.Page(rows, max.orElse(Math.max(MAX, rows)));
    }
}

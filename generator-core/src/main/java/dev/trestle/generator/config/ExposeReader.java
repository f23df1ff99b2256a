package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.route.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes an entry with {@code expose} out as one entry for each of its routes, which are then read as any other. Each node of them stands
 * where the user wrote what it comes from.
 */
final class ExposeReader {

    /** The routes of a table, each with its method. */
    private static final Map<RouteType, HttpMethod> METHODS = new EnumMap<>(Map.of(
            RouteType.LIST, HttpMethod.GET, RouteType.GET, HttpMethod.GET, RouteType.INSERT, HttpMethod.POST,
            RouteType.UPDATE, HttpMethod.PATCH, RouteType.DELETE, HttpMethod.DELETE));

    /** The values of {@code expose}. */
    static final List<String> TYPES = Stream.of(RouteType.LIST, RouteType.GET, RouteType.INSERT, RouteType.UPDATE, RouteType.DELETE)
            .map(RouteType::key).toList();

    /** Those whose path has no key. */
    private static final Set<RouteType> OF_ALL_ROWS = Set.of(RouteType.LIST, RouteType.INSERT);

    private static final String LAST_PARAMETERS = "(/\\{[^/{}]*})+$";

    private final MappingNode entry;
    private final FileReport report;
    private final Entries entries;

    /** No constant, because the keys take constants from here: with either class first, both can be initialized. */
    private static List<ExposeKey> keys() {
        return Arrays.asList(ExposeKey.values());
    }

    private ExposeReader(MappingNode entry, FileReport report) {
        this.entry = entry;
        this.report = report;
        this.entries = new Entries(entry, report);
    }

    /** The node itself, or the routes that it stands for; none if something is wrong with it, which is reported. */
    static List<Node> routes(Node node, FileReport report) {
        boolean exposes = Shape.of(node) == Shape.MAPPING && node instanceof MappingNode mapping && value(mapping, ExposeKey.EXPOSE).isPresent();
        return exposes ? new ExposeReader((MappingNode) node, report).routes() : List.of(node);
    }

    private List<Node> routes() {
        entries.allow(keys(), name -> UnknownKey.elsewhere(name, keys(), "an entry with 'expose'"));
        entries.require(keys(), "An entry with 'expose'");
        List<Node> routes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node word : entries.list(ExposeKey.EXPOSE).orElse(List.of())) {
            new KeyValues(report, "An entry of 'expose'", new ValueKind.Text()).text(word).ifPresent(text -> {
                Optional<RouteType> type = RouteType.of(text.value()).filter(METHODS::containsKey);
                if (type.isEmpty()) {
                    report.add(DiagnosticCode.INVALID_VALUE, word, "'expose' has " + String.join(", ", TYPES) + ", not "
                            + Quoted.of(text.value()) + Suggestion.didYouMean(text.value(), TYPES) + ".");
                } else if (!seen.add(text.value())) {
                    report.add(DiagnosticCode.INVALID_VALUE, word, Quoted.of(text.value()) + " occurs twice; remove one.");
                } else if (complete()) {
                    routes.add(route(type.get(), word));
                }
            });
        }
        if (entries.list(ExposeKey.EXPOSE).filter(List::isEmpty).isPresent()) {
            report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(ExposeKey.EXPOSE), "'expose' is an empty list; name at least one of "
                    + String.join(", ", TYPES) + ".");
        }
        return pathFits(seen) ? routes : List.of();
    }

    /** Whether the keys that every route needs are there, and no other is unknown: what a route lacks is not reported for each. */
    private boolean complete() {
        return entries.has(ExposeKey.TABLE) && entries.has(ExposeKey.PATH)
                && keys().stream().map(Key::key).toList().containsAll(entries.names());
    }

    private boolean pathFits(Set<String> types) {
        boolean needsKey = types.stream().anyMatch(type -> !OF_ALL_ROWS.contains(RouteType.of(type).orElseThrow()));
        Optional<String> withoutKey = value(entry, ExposeKey.PATH).flatMap(Shape::written)
                .filter(path -> needsKey && path.equals(path.replaceAll(LAST_PARAMETERS, "")));
        withoutKey.ifPresent(path -> report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(ExposeKey.PATH), "The path of 'expose' is that"
                + " of one row; end it with the primary key, such as /films/{film_id}, not " + Quoted.of(path) + "."));
        return withoutKey.isEmpty();
    }

    private Node route(RouteType type, Node word) {
        List<NodeTuple> tuples = new ArrayList<>();
        tuples.add(new NodeTuple(text(RouteKey.TYPE.key(), word), text(type.key(), word)));
        tuples.add(new NodeTuple(text(RouteKey.METHOD.key(), word), text(METHODS.get(type).key(), word)));
        List<String> known = RouteKey.of(type).stream().map(Key::key).toList();
        for (NodeTuple tuple : entry.getValue()) {
            String name = Shape.written(tuple.getKeyNode()).orElse("");
            boolean ofList = OF_ALL_ROWS.contains(type) && name.equals(RouteKey.PATH.key()) && Shape.of(tuple.getValueNode()) == Shape.TEXT;
            if (ofList) {
                Node path = tuple.getValueNode();
                tuples.add(new NodeTuple(tuple.getKeyNode(), text(Shape.written(path).orElseThrow().replaceAll(LAST_PARAMETERS, ""), path)));
            } else if (known.contains(name)) {
                tuples.add(tuple);
            }
        }
        return new MappingNode(Tag.MAP, true, tuples, entry.getFlowStyle(), entry.getStartMark(), entry.getEndMark());
    }

    private static Node text(String value, Node place) {
        return new ScalarNode(Tag.STR, true, value, ScalarStyle.PLAIN, place.getStartMark(), place.getEndMark());
    }

    private static Optional<Node> value(MappingNode mapping, Key key) {
        return mapping.getValue().stream()
                .filter(tuple -> Shape.written(tuple.getKeyNode()).filter(key.key()::equals).isPresent())
                .map(NodeTuple::getValueNode)
                .findFirst();
    }
}

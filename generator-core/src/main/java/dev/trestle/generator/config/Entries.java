package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping's entries, each key once, and typed access to their values. */
final class Entries {

    private final FileReport report;
    private final Location start;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    Entries(MappingNode mapping, FileReport report) {
        this.report = report;
        this.start = report.at(mapping);
        mapping.getValue().forEach(this::add);
    }

    private void add(NodeTuple entry) {
        Node key = entry.getKeyNode();
        Optional<String> written = Shape.written(key);
        if (written.isEmpty() || written.get().isEmpty()) {
            report.add(DiagnosticCode.WRONG_KIND, key, "A key has to be a string, but this is " + Shape.of(key).words() + ".");
            return;
        }
        NodeTuple first = entries.putIfAbsent(written.get(), entry);
        if (first != null) {
            report.add(DiagnosticCode.DUPLICATE_KEY, key, Quoted.of(written.get()) + " occurs twice; the first is at "
                    + report.at(first.getKeyNode()) + ".");
        }
    }

    /** Where the mapping begins. */
    Location start() {
        return start;
    }

    /** Reports every key that is none of these; {@code message} tells what is wrong with it. */
    void allow(List<? extends Key> keys, Function<String, String> message) {
        List<String> known = keys.stream().map(Key::key).toList();
        entries.forEach((name, entry) -> {
            if (!known.contains(name)) {
                report.add(DiagnosticCode.UNKNOWN_KEY, entry.getKeyNode(), message.apply(name));
            }
        });
    }

    /** Reports those of these keys that have to be there and are not; {@code whose} begins the sentence. */
    void require(List<? extends Key> keys, String whose) {
        for (Key key : keys) {
            if (key.presence().fallback().isEmpty() && !entries.containsKey(key.key())) {
                report.add(DiagnosticCode.MISSING_KEY, start,
                        whose + " needs the key '" + key.key() + "': " + key.kind().words() + ".");
            }
        }
    }

    /** The value of a text key; empty where it is left out or faulty, and the fault is reported. */
    Optional<Located<String>> text(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).text(node));
    }

    /** The value of a key that takes a list of texts, as {@link #text}. */
    Optional<List<Located<String>>> texts(Key key) {
        Optional<Node> star = value(key).flatMap(Entries::star);
        star.ifPresent(node -> report.add(DiagnosticCode.INVALID_VALUE, node, "'" + key.key() + "' takes names, not '*'"
                + key.presence().fallback().map(all -> "; leave the key out for " + all).orElse("") + "."));
        return star.isPresent() ? Optional.empty() : value(key).flatMap(node -> KeyValues.of(key, report).texts(node));
    }

    /** The value of a key that is true or false, as {@link #text}. */
    Optional<Boolean> truth(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).truth(node));
    }

    /** The value of a key that takes a whole number, as {@link #text}. */
    Optional<Located<Integer>> whole(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).whole(node));
    }

    /** The value of a key that takes one of a few words, as {@link #text}. */
    Optional<Located<String>> choice(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).choice(node));
    }

    /** The value of a key that takes a length of time, as {@link #text}. */
    Optional<Duration> span(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).span(node));
    }

    /** The value of a key that takes a number in a time, as {@link #text}. */
    Optional<Rate> rate(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).rate(node));
    }

    /** The entries of a list, as {@link #text}. */
    Optional<List<Node>> list(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).list(node));
    }

    /** The value of a key that takes a mapping, as {@link #text}. */
    Optional<MappingNode> mapping(Key key) {
        return value(key).flatMap(node -> KeyValues.of(key, report).mapping(node));
    }

    /** Whether the key has exactly this text. */
    boolean isText(Key key, String text) {
        return value(key).filter(node -> Shape.of(node) == Shape.TEXT).flatMap(Shape::written).filter(text::equals).isPresent();
    }

    /** Whether the key is there, whatever its value. */
    boolean has(Key key) {
        return entries.containsKey(key.key());
    }

    /** Every key, known or not. */
    Set<String> names() {
        return entries.keySet();
    }

    /** Gives every entry, with its key's place. */
    void each(BiConsumer<Located<String>, Node> consumer) {
        entries.forEach((name, entry) ->
                consumer.accept(new Located<>(name, report.at(entry.getKeyNode())), entry.getValueNode()));
    }

    /** Where the key's value begins; the mapping's start where it is left out. */
    Location placeOf(Key key) {
        return value(key).map(report::at).orElse(start);
    }

    /** What people write who know SELECT: a star alone, or among names. */
    private static Optional<Node> star(Node node) {
        List<Node> nodes = node instanceof SequenceNode list ? list.getValue() : List.of(node);
        return nodes.stream().filter(one -> Shape.written(one).filter("*"::equals).isPresent()).findFirst();
    }

    private Optional<Node> value(Key key) {
        return Optional.ofNullable(entries.get(key.key())).map(NodeTuple::getValueNode);
    }
}

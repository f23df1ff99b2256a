package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the values of one key; what does not fit is reported and gives nothing.
 *
 * @param subject how a sentence about the value begins, such as {@code "'inputs'"}
 * @param kind what the value has to be
 */
record KeyValues(FileReport report, String subject, ValueKind kind) {

    static KeyValues of(Key key, FileReport report) {
        return new KeyValues(report, "'" + key.key() + "'", key.kind());
    }

    Optional<Located<String>> text(Node node) {
        if (Shape.of(node) != Shape.TEXT) {
            return wrongKind(node);
        }
        String text = Shape.written(node).orElseThrow();
        if (text.isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, node, subject + " must not be an empty string.");
            return Optional.empty();
        }
        return Optional.of(new Located<>(text, report.at(node)));
    }

    Optional<List<Located<String>>> texts(Node node) {
        KeyValues entry = new KeyValues(report, "An entry of " + subject, new ValueKind.Text());
        return list(node).flatMap(nodes -> {
            List<Located<String>> texts = new ArrayList<>();
            nodes.forEach(one -> entry.text(one).ifPresent(texts::add));
            return texts.size() == nodes.size() ? Optional.of(List.copyOf(texts)) : Optional.empty();
        });
    }

    /** The entries of a list, of whatever kind. */
    Optional<List<Node>> list(Node node) {
        return Shape.of(node) == Shape.LIST && node instanceof SequenceNode sequence
                ? Optional.of(sequence.getValue())
                : wrongKind(node);
    }

    Optional<MappingNode> mapping(Node node) {
        return Shape.of(node) == Shape.MAPPING && node instanceof MappingNode mapping
                ? Optional.of(mapping)
                : wrongKind(node);
    }

    Optional<Boolean> truth(Node node) {
        return Shape.of(node) == Shape.TRUTH
                ? Shape.written(node).map("true"::equalsIgnoreCase)
                : wrongKind(node);
    }

    Optional<Located<Integer>> whole(Node node) {
        if (Shape.of(node) != Shape.NUMBER || !(kind instanceof ValueKind.Whole whole)) {
            return wrongKind(node);
        }
        String written = Shape.written(node).orElseThrow();
        Optional<Integer> number = whole.parse(written);
        if (number.isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, node,
                    subject + " takes " + kind.words() + ", not " + Quoted.of(written) + ".");
        }
        return number.map(value -> new Located<>(value, report.at(node)));
    }

    Optional<Duration> span(Node node) {
        return text(node).flatMap(text -> {
            Optional<Duration> span = kind instanceof ValueKind.Span time ? time.parse(text.value()) : Optional.empty();
            if (span.isEmpty()) {
                report.add(DiagnosticCode.INVALID_VALUE, node, subject + " takes " + kind.words() + ", not "
                        + Quoted.of(text.value()) + ".");
            }
            return span;
        });
    }

    Optional<Rate> rate(Node node) {
        return text(node).flatMap(text -> {
            Optional<Rate> rate = Rate.of(text.value());
            if (rate.isEmpty()) {
                report.add(DiagnosticCode.INVALID_VALUE, node, subject + " takes " + kind.words() + ", not " + Quoted.of(text.value()) + ".");
            }
            return rate;
        });
    }

    Optional<Located<String>> choice(Node node) {
        return text(node).flatMap(text -> {
            if (kind.choices().contains(text.value())) {
                return Optional.of(text);
            }
            String suggestion = kind.alsoCalled(text.value())
                    .map(choice -> " (did you mean " + Quoted.of(choice) + "?)")
                    .orElseGet(() -> Suggestion.didYouMean(text.value(), kind.choices()));
            report.add(DiagnosticCode.INVALID_VALUE, node, subject + " takes " + kind.words() + ", not "
                    + Quoted.of(text.value()) + suggestion + ".");
            return Optional.empty();
        });
    }

    private <T> Optional<T> wrongKind(Node node) {
        Shape shape = Shape.of(node);
        String written = Shape.written(node).orElse("");
        report.add(DiagnosticCode.WRONG_KIND, node, shape == Shape.NOTHING && written.isEmpty()
                ? subject + " has no value; it takes " + kind.words() + "."
                : subject + " takes " + kind.words() + ", but this is " + shape.words()
                        + kind.remedy(shape, Quoted.of(written)) + ".");
        return Optional.empty();
    }
}

package dev.trestle.generator.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a YAML value is (YAML 1.2.2, section 10.3). */
public enum Shape {
    TEXT("a string"),
    NUMBER("a number"),
    TRUTH("a boolean"),
    NOTHING("nothing"),
    LIST("a list"),
    MAPPING("a mapping"),
    TAGGED("a value with a YAML tag, which has no meaning here");

    /** A {@code ${…}} is tagged as an environment variable; here it is a text. */
    private static final Map<Tag, Shape> SCALARS = Map.of(
            Tag.STR, TEXT, Tag.ENV_TAG, TEXT, Tag.INT, NUMBER, Tag.FLOAT, NUMBER, Tag.BOOL, TRUTH, Tag.NULL, NOTHING);

    /** How booleans are written; a tag such as {@code !!bool} may stand before anything. */
    private static final List<String> TRUTHS = List.of("true", "True", "TRUE", "false", "False", "FALSE");

    private final String words;

    Shape(String words) {
        this.words = words;
    }

    /** The words for it in messages. */
    public String words() {
        return words;
    }

    static Shape of(Node node) {
        if (node instanceof ScalarNode scalar) {
            Shape shape = SCALARS.getOrDefault(node.getTag(), TAGGED);
            return shape == TRUTH && !TRUTHS.contains(scalar.getValue()) ? TAGGED : shape;
        }
        if (node instanceof SequenceNode) {
            return node.getTag().equals(Tag.SEQ) ? LIST : TAGGED;
        }
        return node instanceof MappingNode && node.getTag().equals(Tag.MAP) ? MAPPING : TAGGED;
    }

    /** A text, number, boolean or nothing, as written; empty for lists and mappings. */
    static Optional<String> written(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}

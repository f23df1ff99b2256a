package dev.trestle.generator.target;

import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value of a snapshot, which is taken for what belongs there; the first that is something else ends the reading, as
 * nobody writes the file by hand.
 *
 * @param subject what a sentence about it begins with
 */
record SnapshotNode(String file, String subject, Node node) {

    /** The values of a mapping that has no other keys than these. */
    Entries entries(List<String> keys) throws Misfit {
        if (!(node instanceof MappingNode mapping)) {
            throw misfit("has to be a mapping of " + String.join(", ", keys));
        }
        Map<String, SnapshotNode> entries = new LinkedHashMap<>();
        for (NodeTuple entry : mapping.getValue()) {
            SnapshotNode key = new SnapshotNode(file, "A key", entry.getKeyNode());
            String name = key.text();
            if (!keys.contains(name)) {
                throw new Misfit(key.location(), "Unknown key " + Quoted.of(name)
                        + Suggestion.didYouMean(name, keys) + ".");
            }
            if (entries.put(name, new SnapshotNode(file, "'" + name + "'", entry.getValueNode())) != null) {
                throw new Misfit(key.location(), "'" + name + "' occurs twice.");
            }
        }
        return new Entries(this, entries);
    }

    List<SnapshotNode> list() throws Misfit {
        if (!(node instanceof SequenceNode sequence)) {
            throw misfit("has to be a list");
        }
        List<SnapshotNode> nodes = new ArrayList<>();
        sequence.getValue().forEach(entry -> nodes.add(new SnapshotNode(file, "An entry of " + subject, entry)));
        return nodes;
    }

    String text() throws Misfit {
        return scalar(Tag.STR).orElseThrow(() -> misfit("has to be a string"));
    }

    /** Empty for all that is no whole number. */
    Optional<Integer> number() {
        return scalar(Tag.INT).filter(written -> written.matches("-?[0-9]{1,10}")).map(Long::valueOf)
                .filter(number -> number == number.intValue()).map(Long::intValue);
    }

    private Optional<String> scalar(Tag tag) {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(tag)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private Location location() {
        Mark mark = node.getStartMark().orElseThrow();
        return new Location.InFile(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    Misfit misfit(String whatItIs) {
        return new Misfit(location(), subject + " " + whatItIs + ", but this is something else.");
    }

    /** Says that a text stands in a list a second time. */
    Misfit twice(String list) throws Misfit {
        return new Misfit(location(), Quoted.of(text()) + " is listed twice in '" + list + "'.");
    }

    /** A mapping's values by their keys. */
    record Entries(SnapshotNode mapping, Map<String, SnapshotNode> values) {

        Optional<SnapshotNode> optional(String key) {
            return Optional.ofNullable(values.get(key));
        }

        SnapshotNode required(String key) throws Misfit {
            return optional(key).orElseThrow(
                    () -> new Misfit(mapping.location(), mapping.subject() + " lacks the key '" + key + "'."));
        }

        int whole(String key, int leftOut) throws Misfit {
            Optional<SnapshotNode> value = optional(key);
            return value.isEmpty()
                    ? leftOut
                    : value.get().number().orElseThrow(() -> value.get().misfit("has to be a whole number"));
        }

        /** Those of a list that may be left out; each stands there once. */
        List<String> texts(String key) throws Misfit {
            List<String> texts = new ArrayList<>();
            for (SnapshotNode entry : values.containsKey(key) ? values.get(key).list() : List.<SnapshotNode>of()) {
                if (texts.contains(entry.text())) {
                    throw entry.twice(key);
                }
                texts.add(entry.text());
            }
            return texts;
        }

        /** As {@link #texts(String)}, of names of columns. */
        List<String> texts(String key, List<String> columns) throws Misfit {
            for (SnapshotNode entry : values.containsKey(key) ? values.get(key).list() : List.<SnapshotNode>of()) {
                if (!columns.contains(entry.text())) {
                    throw entry.misfit("has to be one of the columns");
                }
            }
            return texts(key);
        }

        boolean truth(String key) throws Misfit {
            Optional<SnapshotNode> value = optional(key);
            return value.isPresent()
                    && value.get().scalar(Tag.BOOL).map("true"::equals)
                            .orElseThrow(() -> value.get().misfit("has to be true or false"));
        }
    }

    /** A value that does not belong where it stands. */
    static final class Misfit extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Location location;

        Misfit(Location location, String message) {
            super(message, null, false, false);
            this.location = location;
        }

        Location location() {
            return location;
        }
    }
}

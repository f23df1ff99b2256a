package dev.trestle.generator.config;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the schema says of a routes file, beside what the reader says.
 *
 * @param complaints of a validator
 */
record SchemaVerdict(List<String> complaints) {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(RoutesSchema.text());

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a schema can see. */
    private static final List<DiagnosticCode> VISIBLE =
            List.of(DiagnosticCode.UNKNOWN_KEY, DiagnosticCode.MISSING_KEY, DiagnosticCode.WRONG_KIND);

    /** What the reader says and a schema may or may not see. */
    private static final List<DiagnosticCode> PARTLY_VISIBLE = List.of(
            DiagnosticCode.DUPLICATE_KEY, DiagnosticCode.INVALID_VALUE, DiagnosticCode.NO_INPUT,
            DiagnosticCode.UNREADABLE_YAML);

    /** Longer texts and deeper values are about the reader's limits, which a schema does not have. */
    private static final int LONGEST = 20_000;
    private static final int DEEPEST = 50;

    /** A value that JSON does not have: one with a YAML tag or without an end, or a key that is no text. */
    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Empty where the text cannot be written as JSON. */
    static Optional<SchemaVerdict> of(String yaml) {
        if (yaml.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Node> root = YamlText.parse(yaml, "routes.yaml", YamlKind.ROUTES, new Diagnostics());
        try {
            return root.map(node -> JSON.writeValueAsString(json(node, 0)))
                    .map(text -> SCHEMA.validate(text, InputFormat.JSON))
                    .map(errors -> new SchemaVerdict(errors.stream().map(Error::toString).toList()));
        } catch (NotJson e) {
            return Optional.empty();
        }
    }

    /** Whether it goes with what the reader says, in lines such as {@code routes.yaml:1:1 [unknown-key] …}. */
    boolean agreesWith(List<String> lines) {
        if (has(lines, VISIBLE)) {
            return !complaints.isEmpty();
        }
        return complaints.isEmpty() || has(lines, PARTLY_VISIBLE);
    }

    private static boolean has(List<String> lines, List<DiagnosticCode> codes) {
        return lines.stream().anyMatch(
                line -> codes.stream().anyMatch(code -> line.contains(" [" + code.id() + "] ")));
    }

    private static Object json(Node node, int depth) {
        if (depth > DEEPEST) {
            throw new NotJson();
        }
        String written = Shape.written(node).orElse("");
        return switch (Shape.of(node)) {
            case TEXT -> written;
            case NUMBER -> written.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(written) : BigDecimal.ONE;
            case TRUTH -> "true".equalsIgnoreCase(written);
            case NOTHING -> Optional.empty();
            case LIST -> list((SequenceNode) node, depth + 1);
            case MAPPING -> mapping((MappingNode) node, depth + 1);
            case TAGGED -> throw new NotJson();
        };
    }

    private static List<Object> list(SequenceNode node, int depth) {
        List<Object> items = new ArrayList<>();
        node.getValue().forEach(item -> items.add(json(item, depth)));
        return items;
    }

    private static Map<String, Object> mapping(MappingNode node, int depth) {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            String key = Stream.of(entry.getKeyNode()).flatMap(name -> Shape.written(name).stream())
                    .findFirst().filter(name -> !name.isEmpty()).orElseThrow(NotJson::new);
            entries.putIfAbsent(key, json(entry.getValueNode(), depth));
        }
        return entries;
    }
}

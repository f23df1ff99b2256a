package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code types}. */
final class TypesReader {

    private final FileReport report;

    private TypesReader(FileReport report) {
        this.report = report;
    }

    /** Every entry that is sound; the others are reported. */
    static List<TypeMapping> read(MappingNode types, FileReport report) {
        TypesReader reader = new TypesReader(report);
        List<TypeMapping> mappings = new ArrayList<>();
        new Entries(types, report).each((name, value) ->
                reader.target(value).ifPresent(target -> mappings.add(new TypeMapping(name, target))));
        return List.copyOf(mappings);
    }

    private Optional<TypeMapping.Target> target(Node node) {
        if (Shape.of(node) == Shape.MAPPING && node instanceof MappingNode mapping) {
            return javaClass(new Entries(mapping, report));
        }
        String written = Shape.of(node) == Shape.TEXT ? Shape.written(node).orElse("") : "";
        return switch (written) {
            case "text" -> Optional.of(new TypeMapping.Target.Text());
            case "json" -> Optional.of(new TypeMapping.Target.Json());
            default -> {
                report.add(DiagnosticCode.INVALID_VALUE, node, "A type is mapped to text, json or a Java class such as"
                        + " {java: com.example.Money, codec: com.example.MoneyCodec}, not to "
                        + (written.isEmpty() ? Shape.of(node).words() : Quoted.of(written))
                        + Suggestion.didYouMean(written, List.of("text", "json")) + ".");
                yield Optional.empty();
            }
        };
    }

    private Optional<TypeMapping.Target> javaClass(Entries entries) {
        List<TypeKey> keys = Arrays.asList(TypeKey.values());
        entries.allow(keys, name -> "Unknown key " + Quoted.of(name) + "; a Java class has java, codec.");
        entries.require(keys, "A Java class");
        Optional<Located<String>> java = entries.text(TypeKey.JAVA)
                .flatMap(name -> JavaName.qualifiedClass(name, report));
        Optional<Located<String>> codec = entries.text(TypeKey.CODEC)
                .flatMap(name -> JavaName.qualifiedClass(name, report));
        return java.flatMap(j -> codec.map(c -> new TypeMapping.Target.Java(j.value(), c.value())));
    }
}

package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code targets}. */
final class TargetsReader {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String NAME = "[a-z][a-z0-9_-]{0,62}";

    private static final Pattern LEGAL = Pattern.compile(NAME);

    private static final List<TargetKey> KEYS = Arrays.asList(TargetKey.values());

    private TargetsReader() {}

    /** Every target that has a legal name; what is wrong is reported. */
    static List<TargetSpec> read(MappingNode targets, FileReport report) {
        List<TargetSpec> specs = new ArrayList<>();
        new Entries(targets, report).each((name, value) -> {
            if (LEGAL.matcher(name.value()).matches()) {
                specs.add(target(name, value, report));
            } else {
                report.add(DiagnosticCode.INVALID_VALUE, name.location(), Quoted.of(name.value()) + " is not a valid name for a"
                        + " target: it becomes part of configuration keys and environment variables, so write a lower-case"
                        + " letter, followed by up to 62 lower-case letters, digits, '-' and '_'.");
            }
        });
        return List.copyOf(specs);
    }

    private static TargetSpec target(Located<String> name, Node value, FileReport report) {
        String subject = "The target " + Quoted.of(name.value());
        Optional<Entries> settings = Shape.of(value) == Shape.NOTHING
                ? Optional.empty()
                : new KeyValues(report, subject, new ValueKind.TargetSettings()).mapping(value)
                        .map(mapping -> new Entries(mapping, report));
        settings.ifPresent(entries ->
                entries.allow(KEYS, key -> UnknownKey.inTarget(key, name.value(), KEYS)));
        return new TargetSpec(
                name,
                settings.flatMap(entries -> entries.truth(TargetKey.SAME_DATABASE)).orElse(false),
                settings.flatMap(entries -> entries.whole(TargetKey.ATTEMPTS)).map(Located::value),
                settings.flatMap(entries -> entries.span(TargetKey.BACKOFF)),
                settings.flatMap(entries -> entries.whole(TargetKey.BATCH_SIZE)).map(Located::value));
    }
}

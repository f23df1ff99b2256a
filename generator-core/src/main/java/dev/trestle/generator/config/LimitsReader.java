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

/** Reads the section {@code limits}. */
final class LimitsReader {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String NAME = "[a-z][a-z0-9_]{0,62}";

    private static final Pattern LEGAL = Pattern.compile(NAME);
    private static final List<LimitKey> KEYS = Arrays.asList(LimitKey.values());

    private LimitsReader() {}

    /** Every limit that has a legal name; what is wrong is reported. */
    static List<LimitSpec> read(MappingNode limits, FileReport report) {
        List<LimitSpec> specs = new ArrayList<>();
        new Entries(limits, report).each((name, value) -> {
            if (LEGAL.matcher(name.value()).matches()) {
                specs.add(limit(name, value, report));
            } else {
                report.add(DiagnosticCode.INVALID_VALUE, name.location(), Quoted.of(name.value()) + " is not a valid name for a"
                        + " limit; write a lower-case letter, followed by up to 62 lower-case letters, digits and '_'.");
            }
        });
        return List.copyOf(specs);
    }

    private static LimitSpec limit(Located<String> name, Node value, FileReport report) {
        String subject = "The limit " + Quoted.of(name.value());
        return new KeyValues(report, subject, new ValueKind.LimitSettings()).mapping(value).map(mapping -> {
            Entries entries = new Entries(mapping, report);
            entries.allow(KEYS, key -> UnknownKey.elsewhere(key, KEYS, "a limit"));
            if (KEYS.stream().noneMatch(entries::has)) {
                report.add(DiagnosticCode.MISSING_KEY, entries.start(), subject + " limits nothing; write 'rate', 'parallel' or both.");
            }
            return new LimitSpec(name, entries.rate(LimitKey.RATE), entries.whole(LimitKey.PARALLEL).map(Located::value));
        }).orElseGet(() -> new LimitSpec(name, Optional.empty(), Optional.empty()));
    }
}

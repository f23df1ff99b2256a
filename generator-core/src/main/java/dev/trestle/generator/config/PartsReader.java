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

/** Reads the key {@code parts}. */
final class PartsReader {

    /** As a regular expression, which means the same in JSON Schema. */
    static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,62}";

    /** Each part is a thread and a connection of its own. */
    static final int MOST = 50;

    private static final Pattern LEGAL = Pattern.compile(NAME);
    private static final List<PartKey> KEYS = Arrays.asList(PartKey.values());

    private PartsReader() {}

    /** Every part that is sound; the others are reported. */
    static List<PartSpec> read(MappingNode parts, FileReport report) {
        List<PartSpec> specs = new ArrayList<>();
        new Entries(parts, report).each((name, node) -> part(name, node, report).ifPresent(specs::add));
        int count = parts.getValue().size();
        if (count == 0) {
            report.add(DiagnosticCode.INVALID_VALUE, parts,
                    "A gather route has at least one part; name a field of the answer and its query, such as " + ValueKind.Parts.EXAMPLE + ".");
        } else if (count > MOST) {
            report.add(DiagnosticCode.INVALID_VALUE, parts, "A gather route has at most " + MOST + " parts, as each is a thread and a"
                    + " connection, but this has " + count + "; make several routes of it.");
        }
        return List.copyOf(specs);
    }

    private static Optional<PartSpec> part(Located<String> name, Node node, FileReport report) {
        if (!LEGAL.matcher(name.value()).matches()) {
            String proposal = name.value().replaceAll("[ .-]+", "_");
            report.add(DiagnosticCode.INVALID_VALUE, name.location(), Quoted.of(name.value()) + " is not a name for a part, which"
                    + " becomes a field in JSON and in Java: a letter of A to Z, followed by up to 62 letters, digits and '_'"
                    + (LEGAL.matcher(proposal).matches() ? "; write " + Quoted.of(proposal) : "") + ".");
        }
        String whose = "The part " + Quoted.of(name.value());
        return new KeyValues(report, whose, new ValueKind.Part()).mapping(node).flatMap(mapping -> {
            Entries entries = new Entries(mapping, report);
            entries.allow(KEYS, key -> UnknownKey.inPart(key, KEYS));
            entries.require(KEYS, whose);
            boolean oneRow = entries.truth(PartKey.ONE_ROW).orElse(false);
            boolean onFiles = entries.choice(PartKey.ON).filter(place -> place.value().equals("files")).isPresent();
            if (onFiles && entries.has(PartKey.ONE_ROW)) {
                report.add(DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER, entries.placeOf(PartKey.ONE_ROW),
                        "'one_row' is for queries of the database; remove it, or 'on: files'.");
            }
            return entries.text(PartKey.QUERY).map(query -> new PartSpec(name, query, onFiles, oneRow));
        });
    }
}

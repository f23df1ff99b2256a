package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code computed}. */
final class ComputedReader {

    private static final int FIRST_VERSION = 1;
    private static final List<ComputedKey> KEYS = Arrays.asList(ComputedKey.values());

    private ComputedReader() {}

    /** All valid entries; errors of the others are reported. */
    static List<ComputedSpec> read(MappingNode computed, FileReport report) {
        List<ComputedSpec> specs = new ArrayList<>();
        new Entries(computed, report).each((column, value) -> column(column, value, report).ifPresent(specs::add));
        return List.copyOf(specs);
    }

    private static Optional<ComputedSpec> column(Located<String> column, Node value, FileReport report) {
        String subject = "The computed column " + Quoted.of(column.value());
        return new KeyValues(report, subject, new ValueKind.ComputedSettings()).mapping(value).flatMap(mapping -> {
            Entries entries = new Entries(mapping, report);
            entries.allow(KEYS, key -> UnknownKey.elsewhere(key, KEYS, "a computed column"));
            entries.require(KEYS, subject);
            Optional<List<Located<String>>> from = entries.texts(ComputedKey.FROM).filter(names -> isAny(names, entries, report));
            Optional<Integer> batch = entries.whole(ComputedKey.BATCH).map(Located::value);
            Optional<Integer> attempts = entries.whole(ComputedKey.ATTEMPTS).map(Located::value);
            int version = entries.whole(ComputedKey.VERSION).map(Located::value).orElse(FIRST_VERSION);
            ComputedRunSpec run = new ComputedRunReader(entries, report).read();
            return from.map(names -> new ComputedSpec(column, names, entries.text(ComputedKey.TYPE), entries.texts(ComputedKey.COLUMNS), batch,
                    attempts, entries.span(ComputedKey.BACKOFF),
                    entries.span(ComputedKey.TIMEOUT), version,
                    entries.truth(ComputedKey.VERSIONED).filter(yes -> yes).map(yes -> entries.placeOf(ComputedKey.VERSIONED)),
                    entries.choice(ComputedKey.STALE).filter(choice -> choice.value().equals("clear")).map(Located::location),
                    entries.text(ComputedKey.LIMIT), run));
        });
    }

    private static boolean isAny(List<Located<String>> names, Entries entries, FileReport report) {
        if (names.isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(ComputedKey.FROM),
                    "'from' is an empty list; name at least one column, because a value is computed when one of them changes.");
        }
        return !names.isEmpty();
    }
}

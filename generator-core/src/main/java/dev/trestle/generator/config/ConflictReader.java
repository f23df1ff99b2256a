package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code on_conflict}. */
final class ConflictReader {

    private static final List<ConflictKey> KEYS = Arrays.asList(ConflictKey.values());

    private ConflictReader() {}

    /** What it says; empty where anything about it is wrong, and all of that is reported. */
    static Optional<ConflictSpec> read(MappingNode mapping, FileReport report) {
        Entries entries = new Entries(mapping, report);
        List<String> names = KEYS.stream().map(Key::key).toList();
        entries.allow(KEYS, name -> "Unknown key " + Quoted.of(name) + Suggestion.didYouMean(name, names)
                + "; 'on_conflict' has " + String.join(" and ", names) + ".");
        entries.require(KEYS, "'on_conflict'");
        Optional<ConflictSpec.Action> action = entries.choice(ConflictKey.DO).map(ConflictSpec.Action::of);
        Optional<List<Located<String>>> columns = entries.texts(ConflictKey.COLUMNS);
        if (columns.isPresent() && columns.get().isEmpty()) {
            report.add(DiagnosticCode.INVALID_VALUE, entries.placeOf(ConflictKey.COLUMNS),
                    "'columns' is an empty list; name the columns of a unique index.");
        }
        return columns.flatMap(found -> action.map(known ->
                new ConflictSpec(new Located<>(found, entries.placeOf(ConflictKey.COLUMNS)), known)));
    }
}

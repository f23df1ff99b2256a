package dev.trestle.generator.config;

import dev.trestle.generator.route.ExportDelivery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads {@code export_sql}. */
final class ExportReader {

    private static final List<ExportKey> KEYS = Arrays.asList(ExportKey.values());

    private ExportReader() {}

    /** What it says; empty where it lacks a name, and all that is wrong is reported. */
    static Optional<ExportSpec> read(MappingNode mapping, FileReport report) {
        Entries entries = new Entries(mapping, report);
        Optional<Located<String>> target = entries.text(ExportKey.TARGET);
        entries.allow(KEYS, name -> UnknownKey.inExport(name, target.map(Located::value).orElse("warehouse"), KEYS));
        // A connection instead of the target is one mistake, and told above.
        boolean isTold = entries.names().stream().anyMatch(OtherPlace::isConnection);
        entries.require(isTold ? KEYS.subList(1, KEYS.size()) : KEYS, "'export_sql'");
        Optional<Located<String>> table = entries.text(ExportKey.TABLE);
        Optional<Located<String>> schema = entries.text(ExportKey.DB_SCHEMA);
        Located<ExportMethod> method = entries.choice(ExportKey.METHOD)
                .map(word -> new Located<>(ExportMethod.of(word.value()), word.location()))
                .orElse(new Located<>(ExportMethod.INSERT, entries.start()));
        Located<ExportDelivery> delivery = entries.choice(ExportKey.DELIVERY)
                .map(word -> new Located<>(ExportDelivery.of(word.value()), word.location()))
                .orElse(new Located<>(ExportDelivery.OUTBOX, entries.start()));
        Optional<Located<List<Located<String>>>> orderKey = entries.texts(ExportKey.ORDER_KEY)
                .map(names -> new Located<>(names, entries.placeOf(ExportKey.ORDER_KEY)));
        return target.flatMap(name -> table.map(in ->
                new ExportSpec(entries.start(), name, in, schema, method, delivery, orderKey)));
    }
}

package dev.trestle.generator.config;

import dev.trestle.generator.route.MediaKind;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads the section {@code media}. */
final class MediaReader {

    private MediaReader() {}

    /** Every entry that is sound; the others are reported. */
    static List<MediaSpec> read(MappingNode media, FileReport report) {
        List<MediaSpec> specs = new ArrayList<>();
        new Entries(media, report).each((column, node) ->
                new KeyValues(report, "A media column", new ValueKind.Choice(MediaKind.keys())).choice(node)
                        .flatMap(kind -> MediaKind.of(kind.value()))
                        .ifPresent(kind -> specs.add(new MediaSpec(column, kind))));
        return List.copyOf(specs);
    }
}

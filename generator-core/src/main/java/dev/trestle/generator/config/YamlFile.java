package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a file as a tree of YAML nodes (YAML 1.2.2, core schema, one document), whatever somebody put into it. */
public final class YamlFile {

    private YamlFile() {}

    /**
     * The root; empty where the file cannot be read, is not YAML or holds nothing, which is reported.
     *
     * @param displayName the file's path as diagnostics show it
     */
    public static Optional<Node> read(Path file, String displayName, YamlKind kind, Diagnostics diagnostics) {
        return FileText.read(file, displayName, kind, diagnostics)
                .flatMap(text -> YamlText.parse(text, displayName, kind, diagnostics));
    }
}

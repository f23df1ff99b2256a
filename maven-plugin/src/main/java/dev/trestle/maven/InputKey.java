package dev.trestle.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A SHA-256 over all that the generated sources depend on: the same key, the same sources. */
final class InputKey {

    private InputKey() {}

    /**
     * The key in hexadecimal, of a configuration that is {@link Configuration#knowable}.
     *
     * @param generator what tells one build of Trestle from the next
     */
    static String of(Configuration configuration, String generator) throws IOException {
        Digest digest = new Digest()
                .add(generator)
                .add(configuration.database().toString())
                .add(configuration.shown(configuration.outputDirectory()));
        add(digest, configuration, configuration.routesFile());
        add(digest, configuration, configuration.queriesDirectory());
        for (Path folder : configuration.migrations()) {
            add(digest, configuration, folder);
        }
        for (Map.Entry<String, TargetChoice> target : configuration.targets().entrySet()) {
            digest.add(target.getKey());
            add(digest, configuration, target.getValue().files().orElseThrow());
        }
        return digest.hex();
    }

    private static void add(Digest digest, Configuration configuration, Path root) throws IOException {
        digest.add(configuration.shown(root)).addTree(root);
    }
}

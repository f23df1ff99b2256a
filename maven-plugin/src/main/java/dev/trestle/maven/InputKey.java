package dev.trestle.maven;

import dev.trestle.generator.RoutesSamples;
import java.io.IOException;
import java.nio.file.Files;
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
    static String of(Configuration configuration, String generator, InputFiles files) throws IOException {
        Digest digest = new Digest()
                .add(generator)
                .add(configuration.database().toString())
                .add(configuration.shown(configuration.outputDirectory()))
                .add(String.join(" ", configuration.modules()));
        add(digest, configuration, configuration.routesFile(), files);
        add(digest, configuration, configuration.queriesDirectory(), files);
        for (Path folder : configuration.migrations()) {
            add(digest, configuration, folder, files);
        }
        for (Map.Entry<String, TargetChoice> target : configuration.targets().entrySet()) {
            digest.add(target.getKey());
            add(digest, configuration, target.getValue().files().orElseThrow(), files);
        }
        for (String sample : RoutesSamples.in(configuration.routesFile())) {
            Path path = configuration.projectDirectory().resolve(sample).normalize();
            digest.add(sample);
            if (Files.isRegularFile(path)) {
                add(digest, configuration, path, files);
            }
        }
        return digest.hex();
    }

    private static void add(Digest digest, Configuration configuration, Path root, InputFiles files) throws IOException {
        files.add(root, digest.add(configuration.shown(root)));
    }
}

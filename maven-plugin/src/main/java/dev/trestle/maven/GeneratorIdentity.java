package dev.trestle.maven;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Tells one build of the generator from the next: the plugin's artifacts with their versions and, for those that change
 * under one version, the size and time of the jar or of every class.
 */
final class GeneratorIdentity {

    private GeneratorIdentity() {}

    static String of(PluginDescriptor plugin) throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(plugin.getId());
        for (Artifact artifact : plugin.getArtifacts()) {
            parts.add(artifact.getId());
            if (artifact.isSnapshot() && artifact.getFile() != null) {
                parts.add(stamp(artifact.getFile()));
            }
        }
        return parts.stream().sorted().collect(Collectors.joining("\n"));
    }

    /** The sizes and times of a jar, or of all files in a folder of classes. */
    static String stamp(File jarOrFolder) throws IOException {
        try (Stream<Path> files = Files.walk(jarOrFolder.toPath())) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Path::toFile)
                    .map(file -> file.getName() + " " + file.length() + " " + file.lastModified())
                    .collect(Collectors.joining("\n"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package dev.trestle.maven;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/**
 * Tells one build of the generator from the next: the plugin's artifacts with their versions, and the contents of those
 * that change under one version, which are jars or folders of classes.
 */
final class GeneratorIdentity {

    private GeneratorIdentity() {}

    static String of(PluginDescriptor plugin, InputFiles files) throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(plugin.getId());
        for (Artifact artifact : plugin.getArtifacts()) {
            boolean changes = artifact.isSnapshot() && artifact.getFile() != null;
            parts.add(artifact.getId() + (changes ? " " + contents(artifact, files) : ""));
        }
        Collections.sort(parts);
        return String.join("\n", parts);
    }

    private static String contents(Artifact artifact, InputFiles files) throws IOException {
        Digest digest = new Digest();
        files.add(artifact.getFile().toPath(), digest);
        return digest.hex();
    }
}

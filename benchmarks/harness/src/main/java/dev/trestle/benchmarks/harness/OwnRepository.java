package dev.trestle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A local repository of Maven that has the jars of this build, as if they had been installed; the rest comes from the
 * local repository of the Maven that runs the build.
 */
record OwnRepository(Path folder, String version) {

    private static final List<String> MODULES =
            List.of("listener", "runtime", "generator-core", "dev-database", "maven-plugin");

    static OwnRepository create(Layout layout) throws IOException {
        OwnRepository repository =
                new OwnRepository(layout.scratch("repository"), System.getProperty("benchmarks.version"));
        repository.install("trestle-parent", layout.project().resolve("pom.xml"), ".pom");
        for (String module : MODULES) {
            String artifact = "trestle-" + module;
            Path folder = layout.project().resolve(module);
            repository.install(artifact, folder.resolve("pom.xml"), ".pom");
            repository.install(
                    artifact, folder.resolve("target/" + artifact + "-" + repository.version + ".jar"), ".jar");
        }
        Files.writeString(repository.settings(), """
                <settings>
                  <profiles>
                    <profile>
                      <id>built</id>
                      <repositories>%1$s</repositories>
                      <pluginRepositories>%2$s</pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
                </settings>
                """.formatted(built("repository"), built("pluginRepository")));
        return repository;
    }

    private static String built(String element) {
        return "<%1$s><id>built</id><url>%2$s</url><snapshots><enabled>false</enabled></snapshots></%1$s>".formatted(
                element, Path.of(System.getProperty("benchmarks.maven.repository")).toUri());
    }

    private void install(String artifact, Path file, String extension) throws IOException {
        Path target = folder.resolve("dev/trestle").resolve(artifact).resolve(version)
                .resolve(artifact + "-" + version + extension);
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path settings() {
        return folder.resolve("settings.xml");
    }

    /** The command that runs one goal of the plugin. */
    List<String> command(String goal) {
        return List.of(
                Path.of(System.getProperty("benchmarks.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-Dstyle.color=never",
                "-s",
                settings().toString(),
                "-Dmaven.repo.local=" + folder,
                "dev.trestle:trestle-maven-plugin:" + version + ":" + goal);
    }
}

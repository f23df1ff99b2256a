package dev.trestle.maven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository that holds the jars of this build, as if they had been installed; the rest comes from the local
 * repository of the Maven that runs the build.
 */
final class MavenRepository {

    private static final Path FOLDER = Path.of(System.getProperty("it.directory"));
    private static final Path REACTOR = Path.of(System.getProperty("it.reactor"));

    private MavenRepository() {}

    /** The arguments that make Maven use it. */
    static List<String> arguments() {
        return List.of(
                "-s", FOLDER.resolve("settings.xml").toString(),
                "-Dmaven.repo.local=" + FOLDER.resolve("repository"));
    }

    static void create() throws IOException {
        install("trestle-parent", REACTOR.resolve("pom.xml"));
        for (String module : 
                List.of("listener", "runtime", "computed", "generator-core", "dev-database", "maven-plugin")) {
            String artifact = "trestle-" + module;
            install(artifact, REACTOR.resolve(module).resolve("pom.xml"));
            install(artifact, REACTOR.resolve(module).resolve("target/" + artifact + "-" + version() + ".jar"));
        }
        settings("");
    }

    /** Writes the settings, with these servers. */
    static void settings(String servers) throws IOException {
        String built = Path.of(System.getProperty("it.local.repository")).toUri().toString();
        String repository = "<id>built</id><url>" + built + "</url><snapshots><enabled>false</enabled></snapshots>";
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("settings.xml"), """
                <settings>
                  <servers>%s</servers>
                  <profiles>
                    <profile>
                      <id>built</id>
                      <repositories><repository>%s</repository></repositories>
                      <pluginRepositories><pluginRepository>%s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
                </settings>
                """.formatted(servers, repository, repository));
    }

    /** The folder of an artifact's versions, which exists when a run has resolved the artifact. */
    static Path artifact(String path) {
        return FOLDER.resolve("repository").resolve(path);
    }

    /** Forgets an artifact, which another test with the same repository may have resolved. */
    static Path forget(String path) throws IOException {
        Path folder = artifact(path);
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return folder;
    }

    static String version() {
        return System.getProperty("it.version");
    }

    private static void install(String artifact, Path file) throws IOException {
        assertThat(file).as("is made by 'mvn verify' at the top").exists();
        String extension = file.toString().endsWith(".jar") ? ".jar" : ".pom";
        Path target = FOLDER.resolve("repository/dev/trestle/" + artifact + "/" + version() + "/" + artifact + "-"
                + version() + extension);
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
}

package dev.trestle.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a goal works on. All paths are absolute and normalised. */
record Configuration(
        Path projectDirectory,
        Path buildDirectory,
        Path routesFile,
        Path queriesDirectory,
        Path outputDirectory,
        List<Path> migrations,
        DatabaseChoice database,
        Path targetsDirectory,
        Map<String, TargetChoice> targets,
        Set<String> modules) {

    Configuration {
        projectDirectory = absolute(projectDirectory);
        buildDirectory = absolute(buildDirectory);
        routesFile = absolute(routesFile);
        queriesDirectory = absolute(queriesDirectory);
        outputDirectory = absolute(outputDirectory);
        targetsDirectory = absolute(targetsDirectory);
        migrations = migrations.stream().map(Configuration::absolute).toList();
    }

    /** A path as users know it: relative to the project, with slashes. */
    String shown(Path path) {
        Path shown = path.startsWith(projectDirectory) ? projectDirectory.relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }

    /** Whether the output depends only on files, and not on an existing database. */
    boolean knowable() {
        return database.throwaway() && targets.values().stream().allMatch(target -> target.files().isPresent());
    }

    /** Whether people keep the generated files: everything that is not in the build directory. */
    boolean checkedIn() {
        return !outputDirectory.startsWith(buildDirectory);
    }

    /** A migration that Trestle writes, which need not exist: in the folder of migrations that has it, or else in the first. */
    Path migration(String file) {
        List<Path> possible = migrations.stream().map(folder -> folder.resolve(file)).toList();
        return possible.stream().filter(Files::exists).findFirst().orElseGet(() -> possible.get(0));
    }

    /** Where the last run into this output directory is remembered. */
    Path lastRunFile() {
        return buildDirectory.resolve("trestle").resolve(shown(outputDirectory).replaceAll("[^\\w.]+", "-") + ".txt");
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }
}

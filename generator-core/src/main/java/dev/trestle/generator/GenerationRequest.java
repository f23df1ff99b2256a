package dev.trestle.generator;

import dev.trestle.generator.plan.model.ServiceModule;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import java.util.Set;

/**
 * What to generate from.
 *
 * @param projectDirectory paths in diagnostics and headers are shown relative to it
 * @param routesFile the YAML file
 * @param queriesDirectory holds the named SQL files; need not exist
 * @param database whose catalog to read; opened only if the routes file can be read
 * @param targets where the catalogs of the targets come from, by the target's name; those that are the service's own
 *     database need none
 * @param modules artifacts of Trestle that the project depends on, such as {@code trestle-jobs}
 * @param duckDb a new, empty database of DuckDB, which analyses queries of files; opened only if there are some
 */
public record GenerationRequest(
        Path projectDirectory,
        Path routesFile,
        Path queriesDirectory,
        ConnectionSource database,
        Map<String, TargetSource> targets,
        Set<String> modules,
        ConnectionSource duckDb) {

    /** A request with DuckDB's driver on the class path. */
    public GenerationRequest(
            Path projectDirectory, Path routesFile, Path queriesDirectory, ConnectionSource database,
            Map<String, TargetSource> targets, Set<String> modules) {
        this(projectDirectory, routesFile, queriesDirectory, database, targets, modules,
                () -> DriverManager.getConnection("jdbc:duckdb:"));
    }

    /** A request of a project that has every module. */
    public GenerationRequest(
            Path projectDirectory, Path routesFile, Path queriesDirectory, ConnectionSource database,
            Map<String, TargetSource> targets) {
        this(projectDirectory, routesFile, queriesDirectory, database, targets, ServiceModule.artifacts());
    }

    /** A request without targets. */
    public GenerationRequest(
            Path projectDirectory, Path routesFile, Path queriesDirectory, ConnectionSource database) {
        this(projectDirectory, routesFile, queriesDirectory, database, Map.of());
    }

    /** A path as users see it: relative to the project where it lies in it, with slashes. */
    String display(Path path) {
        Path project = projectDirectory.toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(project) ? project.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }
}

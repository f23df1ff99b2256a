package dev.trestle.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/** Puts together what the folder of targets and the parameters say of targets, by the targets' names. */
final class TargetChoices {

    private static final String SNAPSHOT = ".yaml";

    private TargetChoices() {}

    /**
     * The choices; what is named counts more than what lies in the folder.
     *
     * @param base where relative paths start
     * @param directory need not exist
     * @param named a URL, the path of a snapshot or that of a folder of migrations, by target
     * @param servers ids of settings.xml, by target
     */
    static Map<String, TargetChoice> of(
            Path base, Path directory, Map<String, String> named, Map<String, String> servers)
            throws MojoFailureException {
        Map<String, TargetChoice> choices = new TreeMap<>();
        for (Path entry : entries(directory)) {
            String file = entry.getFileName().toString();
            boolean folder = Files.isDirectory(entry);
            if (!folder && !file.endsWith(SNAPSHOT)) {
                continue;
            }
            String target = folder ? file : file.substring(0, file.length() - SNAPSHOT.length());
            TargetChoice choice = folder ? new TargetChoice.Migrations(entry) : new TargetChoice.Snapshot(entry);
            if (choices.put(target, choice) != null && !named.containsKey(target)) {
                throw new MojoFailureException("the target '" + target + "' has both a snapshot and a folder of migrations in "
                        + directory.getFileName() + ": remove one of them");
            }
        }
        named.forEach((target, where) ->
                choices.put(target, choice(base, where.strip(), Optional.ofNullable(servers.get(target)))));
        return choices;
    }

    private static TargetChoice choice(Path base, String where, Optional<String> server) {
        if (where.startsWith("jdbc:")) {
            return new TargetChoice.Live(where, server);
        }
        Path path = base.resolve(where);
        return where.endsWith(SNAPSHOT) || where.endsWith(".yml")
                ? new TargetChoice.Snapshot(path)
                : new TargetChoice.Migrations(path);
    }

    private static List<Path> entries(Path directory) throws MojoFailureException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith(".")).sorted().toList();
        } catch (IOException e) {
            throw new MojoFailureException("cannot read the folder of targets: " + e.getMessage());
        }
    }
}

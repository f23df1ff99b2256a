package dev.trestle.maven;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
    private static final String NO_FILE = "no-file";

    /** What a property for one target begins with. */
    static final String PROPERTY = "trestle.target.";

    private TargetChoices() {}

    /**
     * The choices; explicit sources take precedence over those in the folder.
     *
     * @param base where relative paths start
     * @param directory need not exist
     * @param named a URL, the path of a snapshot or that of a folder of migrations, by target
     * @param servers ids of settings.xml, by target
     * @param wrong gets what is wrong
     */
    static Map<String, TargetChoice> of(
            Path base, Path directory, Map<String, String> named, Map<String, String> servers, List<Diagnostic> wrong)
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
                wrong.add(error(shown(base, directory.resolve(target + SNAPSHOT)), "The target '" + target + "' has both"
                        + " this snapshot and the folder of migrations " + shown(base, directory.resolve(target))
                        + "; remove one of them."));
            }
        }
        named.forEach((target, where) ->
                choices.put(target, choice(base, target, where.strip(), Optional.ofNullable(servers.get(target)), wrong)));
        return choices;
    }

    private static TargetChoice choice(
            Path base, String target, String where, Optional<String> server, List<Diagnostic> wrong) {
        if (where.startsWith("jdbc:")) {
            return new TargetChoice.Live(where, server);
        }
        Path path = path(base, where);
        if (Files.isDirectory(path)) {
            return new TargetChoice.Migrations(path);
        }
        if (!Files.isRegularFile(path)) {
            wrong.add(error(PROPERTY + target, "'" + where + "' is not a URL that begins with 'jdbc:', nor an existing"
                    + " file or folder; set the URL of a database, a snapshot or a folder of migrations."));
        } else if (!where.endsWith(SNAPSHOT) && !where.endsWith(".yml")) {
            wrong.add(error(PROPERTY + target, "'" + where + "' is not a snapshot, as its name does not end in .yaml; if"
                    + " it is a database, set its URL, such as 'jdbc:sqlite:" + where + "'."));
        }
        return new TargetChoice.Snapshot(path);
    }

    /** What no file can be called is no file either. */
    private static Path path(Path base, String where) {
        try {
            return base.resolve(where.isEmpty() ? NO_FILE : where);
        } catch (InvalidPathException e) {
            return base.resolve(NO_FILE);
        }
    }

    private static Diagnostic error(String place, String message) {
        return new Diagnostic(DiagnosticCode.TARGET_CATALOG, new Location.Whole(place), message);
    }

    private static String shown(Path base, Path path) {
        return (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
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

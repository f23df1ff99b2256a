package dev.trestle.maven;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.output.Change;
import dev.trestle.generator.output.Changes;
import dev.trestle.generator.output.Fingerprint;
import dev.trestle.generator.output.MarkedFile;
import dev.trestle.generator.output.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All files that Trestle writes: the sources, and repeatable migrations, which are in the folder of migrations. */
final class GeneratedFiles {

    /** The name of the document of an API. */
    static final String DOCUMENT = "openapi.json";

    private final Configuration configuration;
    private final SourceTree tree;

    GeneratedFiles(Configuration configuration) {
        this.configuration = configuration;
        this.tree = new SourceTree(configuration.outputDirectory());
    }

    private MarkedFile migration(String file, String mark) {
        return new MarkedFile(configuration.migration(file), mark);
    }

    /** Compares what is on disk with what is generated; changes nothing. */
    Changes plan(GenerationResult.Generated generated) throws IOException {
        Changes changes = tree.plan(generated.files());
        for (GenerationResult.Migration migration : List.of(generated.migration(), generated.history())) {
            // Another execution may have one there, for its own package: that is never overwritten.
            MarkedFile own = migration(migration.file(), migration.mark());
            // If it is not needed any more, it still removes what it once made, and Flyway misses one that was deleted.
            if (migration.needed() || own.exists()) {
                changes = both(changes, own.plan(migration.text()));
            }
        }
        return changes;
    }

    private static Changes both(Changes one, Changes other) {
        return new Changes(
                Stream.concat(one.list().stream(), other.list().stream()).toList(),
                Stream.concat(one.foreign().stream(), other.foreign().stream()).toList(),
                one.unchanged() + other.unchanged());
    }

    /** Makes the changes. */
    void write(Changes changes) throws IOException {
        List<Change> sources = changes.list().stream().filter(change -> !isMigration(change)).toList();
        tree.write(new Changes(sources, changes.foreign(), changes.unchanged()));
        for (Change change : changes.list()) {
            if (isMigration(change)) {
                migration(change.path(), GenerationResult.Migration.MARK).write(change);
            }
        }
    }

    /** Each file and its fingerprint; of sources, reads only those that may have changed since the earlier ones were taken. */
    Map<String, Fingerprint> fingerprints(Map<String, Fingerprint> earlier) throws IOException {
        Map<String, Fingerprint> fingerprints = new HashMap<>(tree.fingerprints(earlier));
        for (String file : GenerationResult.Migration.FILES) {
            fingerprints.putAll(migration(file, GenerationResult.Migration.MARK).fingerprint());
        }
        return fingerprints;
    }

    /** Whether it is a migration that differs. */
    static boolean isMigration(Change change) {
        return isMigration(change.path());
    }

    /** Whether it is the path of a migration. */
    static boolean isMigration(String path) {
        return GenerationResult.Migration.FILES.contains(path);
    }

    /** A file as users know it. */
    static String shown(Configuration configuration, String path) {
        Path file = isMigration(path)
                ? configuration.migration(path)
                : configuration.outputDirectory().resolve(path);
        return configuration.shown(file);
    }
}

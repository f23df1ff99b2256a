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

/** All files that Trestle writes: the sources, and the migration of computed columns, which is in the folder of migrations. */
final class GeneratedFiles {

    private final Configuration configuration;
    private final SourceTree tree;
    private final MarkedFile migration;

    GeneratedFiles(Configuration configuration) {
        this.configuration = configuration;
        this.tree = new SourceTree(configuration.outputDirectory());
        this.migration = new MarkedFile(configuration.computedMigration(), GenerationResult.Migration.MARK);
    }

    /** Compares what is on disk with what is generated; changes nothing. */
    Changes plan(GenerationResult.Generated generated) throws IOException {
        Changes sources = tree.plan(generated.files());
        // Another execution may have one there, for its own package: that is never overwritten.
        MarkedFile own = new MarkedFile(migration.path(), generated.migration().mark());
        // Without computed columns, the migration still removes what it once made, and Flyway misses one that was deleted.
        if (!generated.migration().needed() && !own.exists()) {
            return sources;
        }
        Changes other = own.plan(generated.migration().text());
        return new Changes(
                Stream.concat(sources.list().stream(), other.list().stream()).toList(),
                Stream.concat(sources.foreign().stream(), other.foreign().stream()).toList(),
                sources.unchanged() + other.unchanged());
    }

    /** Makes the changes. */
    void write(Changes changes) throws IOException {
        List<Change> sources = changes.list().stream().filter(change -> !isMigration(change)).toList();
        tree.write(new Changes(sources, changes.foreign(), changes.unchanged()));
        for (Change change : changes.list()) {
            if (isMigration(change)) {
                migration.write(change);
            }
        }
    }

    /** Each file and its fingerprint; of sources, reads only those that may have changed since the earlier ones were taken. */
    Map<String, Fingerprint> fingerprints(Map<String, Fingerprint> earlier) throws IOException {
        Map<String, Fingerprint> fingerprints = new HashMap<>(tree.fingerprints(earlier));
        fingerprints.putAll(migration.fingerprint());
        return fingerprints;
    }

    /** Whether it is the migration that differs. */
    static boolean isMigration(Change change) {
        return isMigration(change.path());
    }

    /** Whether it is the path of the migration. */
    static boolean isMigration(String path) {
        return path.equals(GenerationResult.Migration.FILE);
    }

    /** A file as users know it. */
    static String shown(Configuration configuration, String path) {
        Path file = isMigration(path)
                ? configuration.computedMigration()
                : configuration.outputDirectory().resolve(path);
        return configuration.shown(file);
    }
}

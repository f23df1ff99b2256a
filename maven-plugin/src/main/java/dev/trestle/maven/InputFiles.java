package dev.trestle.maven;

import dev.trestle.generator.GenerationResult;
import dev.trestle.generator.output.Fingerprint;
import dev.trestle.generator.output.Fingerprints;
import dev.trestle.generator.output.FoundFile;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that the output depends on, and their fingerprints. */
final class InputFiles {

    private final Configuration configuration;
    private final Fingerprints fingerprints;
    private final Map<String, Fingerprint> taken = new HashMap<>();

    /** Reads only those files that may have changed since the earlier fingerprints were taken. */
    InputFiles(Configuration configuration, Map<String, Fingerprint> earlier) {
        this.configuration = configuration;
        this.fingerprints = new Fingerprints(earlier);
    }

    /**
     * Adds a file, or all files under a folder: their paths from there and their contents. Nothing, where there is none.
     * Migrations that Trestle writes are output, and no input, although they are among the migrations.
     */
    void add(Path root, Digest digest) throws IOException {
        List<FoundFile> files = new ArrayList<>(FoundFile.below(root, FileVisitOption.FOLLOW_LINKS));
        files.removeIf(file -> GenerationResult.Migration.FILES.contains(file.file().getFileName().toString()));
        files.sort(Comparator.comparing(FoundFile::path));
        digest.add(String.valueOf(files.size()));
        String shown = configuration.shown(root);
        for (FoundFile file : files) {
            String name = file.path().isEmpty() ? shown : shown + "/" + file.path();
            Fingerprint fingerprint = fingerprints.of(name, file);
            taken.put(name, fingerprint);
            digest.add(file.path()).add(fingerprint.hash());
        }
    }

    /** Those that were added, by their paths as users know them. */
    Map<String, Fingerprint> taken() {
        return Collections.unmodifiableMap(taken);
    }
}

package dev.trestle.generator.query;

import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_QUERY;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNUSED_QUERY;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder of named SQL files. */
public final class QueryFiles {

    private static final String SUFFIX = ".sql";

    private final String folder;
    private final TreeMap<String, Path> byName;
    private final Set<String> used = new HashSet<>();

    private QueryFiles(String folder, TreeMap<String, Path> byName) {
        this.folder = folder;
        this.byName = byName;
    }

    /**
     * Lists the {@code .sql} files of the folder and of the folders in it; a folder that is not there has none. The name of a
     * file in a folder is {@code owner/by_id}.
     *
     * @param displayName of the folder, for diagnostics
     */
    public static QueryFiles list(Path folder, String displayName, Diagnostics diagnostics) {
        TreeMap<String, Path> byName = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(SUFFIX) && Files.isRegularFile(file))
                        .forEach(file -> byName.put(name(folder.relativize(file)), file));
            } catch (IOException | UncheckedIOException e) {
                diagnostics.report(UNKNOWN_QUERY, new Location.Whole(displayName), "The folder cannot be read.");
            }
        }
        return new QueryFiles(displayName, byName);
    }

    private static String name(Path file) {
        String name = file.toString().replace('\\', '/');
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /**
     * The file of this name, which counts as used from now on; an unknown one is reported where it was asked for,
     * and that which is meant takes its place.
     */
    public Optional<QueryFile> read(String name, Location location, Diagnostics diagnostics) {
        Path file = byName.get(name);
        if (file == null) {
            Optional<String> meant = meant(name);
            diagnostics.report(UNKNOWN_QUERY, location, "No file " + folder + "/" + name + SUFFIX
                    + meant.map(known -> Suggestion.didYouMean(known, List.of(known))).orElse("") + ".");
            return meant.flatMap(known -> read(known, location, diagnostics));
        }
        used.add(name);
        String displayName = folder + "/" + name + SUFFIX;
        try {
            return Optional.of(new QueryFile(displayName, name, Files.readString(file)));
        } catch (IOException e) {
            diagnostics.report(UNKNOWN_QUERY, location, displayName + " cannot be read; is it a text file in UTF-8?");
            return Optional.empty();
        }
    }

    /** The name without the suffix, or else a similar one, or else the only one in any folder. */
    private Optional<String> meant(String name) {
        String bare = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return Optional.of(bare)
                .filter(byName::containsKey)
                .or(() -> Suggestion.nearest(bare, byName.keySet()))
                .or(() -> onlyOne(bare.substring(bare.lastIndexOf('/') + 1)));
    }

    private Optional<String> onlyOne(String last) {
        List<String> found = byName.keySet().stream()
                .filter(known -> known.equals(last) || known.endsWith("/" + last))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Warns of each file that was never read. */
    public void reportUnused(Diagnostics diagnostics) {
        for (String name : byName.keySet()) {
            if (!used.contains(name)) {
                diagnostics.report(UNUSED_QUERY, new Location.Whole(folder + "/" + name + SUFFIX),
                        "No route uses this query; add a route or remove the file.");
            }
        }
    }
}

package dev.trestle.fileexports;

import dev.trestle.formats.RowFormat;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the rows of queries into files below configured roots: complete, or not there at all.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code file-exports.roots.NAME}</td><td>required</td><td>the directory below which routes with {@code root: NAME} write
 * files; only the service and people whom it trusts may write to it. Or a bucket and a prefix, such as
 * {@code s3://films/reports}</td></tr>
 * <tr><td>{@code file-exports.temporary-age}</td><td>P1D</td><td>how long a file that is written and not yet visible is stored for a
 * job that was interrupted; files that no process writes any more are removed after a minute</td></tr>
 * </table>
 */
public final class FileExports implements ServerPart {

    private static final System.Logger LOG = System.getLogger(FileExports.class.getName());

    private static final String MEANING = "the directory or the bucket below which files are written";

    private final Settings settings;
    private final Map<String, OutputRoot> roots = new TreeMap<>();

    private FileExports(Settings settings, List<OutputRoots> kinds, Map<String, ? extends OutputRoot> others) {
        this.settings = settings.at("roots");
        Duration age = settings.duration("temporary-age", "P1D");
        for (String name : this.settings.names()) {
            roots.put(name, open(this.settings.full(name), this.settings.required(name, MEANING), age, kinds));
        }
        roots.putAll(others);
    }

    private static OutputRoot open(String key, String place, Duration age, List<OutputRoots> kinds) {
        if (!place.contains("://")) {
            return LocalRoot.open(key, place, age);
        }
        return kinds.stream().flatMap(kind -> kind.open(key, place, age).stream()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " has a URL that begins with "
                        + place.substring(0, place.indexOf(':')) + "://, which this service cannot write to"
                        + (place.startsWith("s3:") ? ": it needs the module trestle-s3, and S3OutputRoots for FileExports.create" : "")));
    }

    /**
     * Opens the configured roots, and attaches them to the service.
     *
     * @param trestle has the configuration
     * @param kinds open roots of further kinds, such as buckets
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed, or a root is neither a directory that the service can write to nor a URL of
     *     these kinds
     */
    public static FileExports create(Trestle trestle, OutputRoots... kinds) {
        return attached(trestle, List.of(kinds), Map.of());
    }

    /**
     * Opens the configured roots, and attaches them and others to the service.
     *
     * @param trestle has the configuration
     * @param others roots that are no directories, by name
     * @return stopped with the server
     * @throws RuntimeException as {@link #create(Trestle, OutputRoots...)}
     */
    public static FileExports create(Trestle trestle, Map<String, ? extends OutputRoot> others) {
        return attached(trestle, List.of(), others);
    }

    private static FileExports attached(Trestle trestle, List<OutputRoots> kinds, Map<String, ? extends OutputRoot> others) {
        FileExports exports = new FileExports(trestle.settings().at("file-exports"), kinds, others);
        trestle.attach(exports);
        return exports;
    }

    /**
     * The files of a route.
     *
     * @param root the name of a root
     * @param format of the files
     * @param columns of the files
     * @return one file for each request, which replaces an older one
     * @throws IllegalArgumentException if the root is not configured
     */
    public FileExport export(String root, RowFormat format, Columns columns) {
        if (!roots.containsKey(root)) {
            settings.required(root, MEANING);
        }
        return FileExport.of(roots.get(root), root, format, columns);
    }

    @Override
    public void start() {
        roots.forEach((name, root) -> {
            try {
                root.sweep();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The root " + name + " cannot be read", LogText.of(e));
            }
        });
    }
}

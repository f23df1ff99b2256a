package dev.trestle.data;

import dev.trestle.data.remote.RemoteRoot;
import dev.trestle.data.remote.RemoteRoots;
import dev.trestle.runtime.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configured roots: directories, and places on other servers. */
final class Roots implements AutoCloseable {

    private static final String MEANING = "the directory or the URL of the files of a dataset";

    private final Settings settings;
    private final Map<String, Root> roots = new TreeMap<>();
    private final Map<String, RemoteRoot> remotes = new TreeMap<>();

    /** Opens all roots; the settings have one key for each. */
    Roots(Settings settings, List<RemoteRoots> kinds) {
        this.settings = settings;
        for (String name : settings.names()) {
            String place = settings.required(name, MEANING);
            if (place.contains("://")) {
                remotes.put(name, remote(settings.full(name), place, kinds));
            } else {
                roots.put(name, Root.open(settings.full(name), place));
            }
        }
    }

    private static RemoteRoot remote(String key, String url, List<RemoteRoots> kinds) {
        return kinds.stream().flatMap(kind -> kind.open(key, url).stream()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + " has a URL that begins with "
                        + url.substring(0, url.indexOf(':')) + "://, which this service cannot read"
                        + (url.startsWith("s3:") ? ": it needs the module trestle-s3, and S3Roots for Data.create" : "")));
    }

    /**
     * Checks that a root is configured.
     *
     * @throws IllegalArgumentException if it is not
     */
    void require(String name) {
        if (!roots.containsKey(name) && !remotes.containsKey(name)) {
            settings.required(name, MEANING);
        }
    }

    /** A directory. */
    Root named(String name) {
        return roots.get(name);
    }

    /** A place on another server; empty if the root is a directory. */
    Optional<RemoteRoot> remote(String name) {
        return Optional.ofNullable(remotes.get(name));
    }

    List<Path> directories() {
        return roots.values().stream().map(Root::directory).toList();
    }

    @Override
    public void close() {
        remotes.values().forEach(RemoteRoot::close);
    }
}

package dev.trestle.data;

import dev.trestle.runtime.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configured roots. */
final class Roots {

    private static final String MEANING = "the directory with the files of a dataset";

    private final Settings settings;
    private final Map<String, Root> roots = new TreeMap<>();

    /** Opens all roots; the settings have one key for each. */
    Roots(Settings settings) {
        this.settings = settings;
        for (String name : settings.names()) {
            roots.put(name, Root.open(settings.full(name), settings.required(name, MEANING)));
        }
    }

    /**
     * A root.
     *
     * @throws IllegalArgumentException if it is not configured
     */
    Root named(String name) {
        if (!roots.containsKey(name)) {
            settings.required(name, MEANING);
        }
        return roots.get(name);
    }

    List<Path> directories() {
        return roots.values().stream().map(Root::directory).toList();
    }
}

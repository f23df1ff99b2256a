package dev.trestle.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Data that the goals of one build share, in one project. Stored in Maven's plugin context, in types of the JDK only,
 * because two executions may have two class loaders.
 */
final class ThisBuild {

    private static final String ROUTES = "trestle.routes";
    private static final String GENERATED = "trestle.generated ";
    private static final String DRIFT = "trestle.drift ";

    private final Map<Object, Object> context;

    ThisBuild(Map<Object, Object> context) {
        this.context = context;
    }

    /** Fails when another execution writes to the same folder, or to one around or inside it: each would delete the other's files. */
    void claim(Configuration configuration) throws MojoFailureException {
        Map<String, String> routes = map(ROUTES);
        for (Map.Entry<String, String> other : routes.entrySet()) {
            Path folder = Path.of(other.getKey());
            boolean overlaps = folder.startsWith(configuration.outputDirectory())
                    || configuration.outputDirectory().startsWith(folder);
            if (overlaps && !other.getValue().equals(configuration.routesFile().toString())) {
                throw new MojoFailureException("two executions generate into " + configuration.shown(folder) + " and "
                        + configuration.shown(configuration.outputDirectory())
                        + ": give each an outputDirectory of its own, neither inside the other");
            }
        }
        routes.put(configuration.outputDirectory().toString(), configuration.routesFile().toString());
    }

    /** The folders that were generated into. */
    List<Path> outputs() {
        return map(ROUTES).keySet().stream().map(Path::of).toList();
    }

    /** Remembers what a folder was left as. */
    void generated(Path output, Map<String, String> files) {
        context.put(GENERATED + output, new HashMap<>(files));
    }

    /** Each file of the folder and its hash, as this build's run of the generator left it. */
    Optional<Map<String, String>> generated(Path output) {
        return context.containsKey(GENERATED + output) ? Optional.of(map(GENERATED + output)) : Optional.empty();
    }

    /** Remembers a difference that was found before it was written over. */
    void drifted(Path output, String difference) {
        list(DRIFT + output).add(difference);
    }

    /** The differences that were found in a folder. */
    List<String> drift(Path output) {
        return list(DRIFT + output);
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> map(String key) {
        return (Map<String, String>) context.computeIfAbsent(key, absent -> new TreeMap<String, String>());
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String key) {
        return (List<String>) context.computeIfAbsent(key, absent -> new ArrayList<String>());
    }
}

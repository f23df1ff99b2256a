package dev.trestle.runtime.settings;

import io.helidon.config.Config;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The typed reader of the configuration, for all parts of a service. It records which keys were read, to refuse all
 * others.
 *
 * <p>A duration is {@code PT30S} (ISO 8601), or {@code 500 ms}, {@code 30 s}, {@code 5 min}, {@code 2 h}, {@code 7 d}.
 * A size is a number of bytes, or {@code 20 MB} (20,000,000 bytes) or {@code 20 MiB} (20,971,520). Each method throws
 * {@link IllegalArgumentException} for a value that is not valid; the message has the whole key.
 */
public final class Settings {

    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    private final Config root;
    private final Config node;
    private final Set<String> known;

    private Settings(Config root, Config node, Set<String> known) {
        this.root = root;
        this.node = node;
        this.known = known;
    }

    /**
     * A reader of this node.
     *
     * @param node by convention {@code trestle}
     * @return without any key read
     */
    public static Settings of(Config node) {
        return new Settings(node, node, ConcurrentHashMap.newKeySet());
    }

    /**
     * The keys below one.
     *
     * @param key of the node, such as {@code jobs}
     * @return shares the record of keys that were read
     */
    public Settings at(String key) {
        return new Settings(root, node.get(key), known);
    }

    /**
     * The names directly below this node.
     *
     * @return as they are configured
     */
    public List<String> names() {
        return node.asNodeList().orElse(List.of()).stream().map(Config::name).toList();
    }

    /**
     * A text.
     *
     * @param key below this node
     * @return empty if it is not configured
     */
    public Optional<String> text(String key) {
        known.add(full(key));
        return node.get(key).asString().asOptional();
    }

    /**
     * Texts.
     *
     * @param key below this node: a list, or one text with commas between them
     * @return none if it is not configured
     */
    public List<String> list(String key) {
        known.add(full(key));
        at(key).ignore();
        return node.get(key).asList(String.class).orElse(List.of());
    }

    /**
     * A required text.
     *
     * @param key below this node
     * @param meaning describes the key in the message
     * @return not blank
     */
    public String required(String key, String meaning) {
        return text(key).filter(text -> !text.isBlank()).orElseThrow(() -> new IllegalArgumentException(
                full(key) + " is missing: " + meaning
                        + KeyNames.variable(full(key)).map(name -> "; set it, or " + name + " in the environment").orElse("")
                        + misspelt(key).map(name -> "; did you mean it by " + name + "?").orElse("")));
    }

    /** A key that is configured, and that nothing has read, which was probably meant for this one. */
    private Optional<String> misspelt(String key) {
        return nearest(full(key), root.traverse().filter(Config::hasValue)
                .map(below -> below.key().toString()).filter(name -> !known.contains(name)));
    }

    /**
     * Yes or no.
     *
     * @param key below this node
     * @param otherwise the default
     * @return the value
     */
    public boolean flag(String key, boolean otherwise) {
        return value(key, Boolean.toString(otherwise), "true or false", text -> switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    /**
     * A whole number.
     *
     * @param key below this node
     * @param otherwise the default
     * @param least the smallest valid value
     * @return the value
     */
    public int number(String key, int otherwise, int least) {
        return value(key, Integer.toString(otherwise), "a whole number of " + least + " or more", text ->
                text.matches("[0-9]{1,10}") && Long.parseLong(text) <= Integer.MAX_VALUE
                        ? Optional.of(Integer.parseInt(text)).filter(number -> number >= least) : Optional.empty());
    }

    /**
     * A size.
     *
     * @param key below this node
     * @param otherwise the default
     * @param most the largest valid value
     * @return bytes, at least one
     */
    public long size(String key, long otherwise, long most) {
        return value(key, Long.toString(otherwise), "a size from 1 to " + most + " bytes, such as 500000 or 10 MiB", text ->
                Quantities.bytes(text).filter(bytes -> bytes >= 1 && bytes <= most));
    }

    /**
     * A positive duration.
     *
     * @param key below this node
     * @param otherwise the default
     * @return from a millisecond to ten years
     */
    public Duration duration(String key, String otherwise) {
        return duration(key, otherwise, Duration.ofMillis(1), Duration.ofDays(3650), "a positive duration");
    }

    /**
     * A duration.
     *
     * @param key below this node
     * @param otherwise the default
     * @param least the shortest valid value
     * @param most the longest valid value
     * @return the value
     */
    public Duration duration(String key, String otherwise, Duration least, Duration most) {
        return duration(key, otherwise, least, most, "a duration from " + least + " to " + most);
    }

    private Duration duration(String key, String otherwise, Duration least, Duration most, String kind) {
        return value(key, otherwise, kind + " such as " + otherwise + " or 30 s", text -> Quantities.duration(text)
                .filter(duration -> duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0));
    }

    /**
     * An HTTP URL.
     *
     * @param key below this node
     * @return without a slash at the end; empty if it is not configured
     */
    public Optional<URI> url(String key) {
        return text(key).map(text -> value(key, text, "a URL such as https://films.example.com", Settings::parsed));
    }

    /**
     * A path prefix.
     *
     * @param key below this node
     * @return without a slash at the end; empty text if it is not configured
     */
    public String path(String key) {
        return value(key, "", "a path such as /api/v1", text ->
                Optional.of(text.replaceFirst("/+$", "")).filter(path -> path.matches("(/[A-Za-z0-9._~-]+)*")));
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            boolean plain = url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null;
            return Optional.of(url).filter(u -> plain && u.getScheme().matches("(?i)https?"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private <T> T value(String key, String otherwise, String kind, Function<String, Optional<T>> parser) {
        String text = text(key).orElse(otherwise);
        return parser.apply(text.strip()).orElseThrow(() -> new IllegalArgumentException(
                full(key) + " has to be " + kind + ", but is '" + text + "'"));
    }

    /**
     * The whole name of a key, for messages.
     *
     * @param key below this node
     * @return such as {@code trestle.jobs.threads}
     */
    public String full(String key) {
        return node.get(key).key().toString();
    }

    /** Treats all keys below this node as known, although they are not read. */
    public void ignore() {
        node.traverse().forEach(below -> known.add(below.key().toString()));
    }

    /**
     * Refuses the keys below this node that were not read. Environment variables and system properties are only
     * logged, because those of other programs may begin alike, unless they differ from a key only by hyphens.
     *
     * @throws IllegalArgumentException if there are any
     */
    public void refuseOthers() {
        refuseOthers(System.getenv().keySet());
    }

    void refuseOthers(Set<String> environment) {
        Map<String, String> outside = new HashMap<>();
        environment.forEach(name -> outside.put(KeyNames.key(name), name));
        System.getProperties().stringPropertyNames().forEach(name -> outside.put(name, "-D" + name));
        List<String> refused = new ArrayList<>();
        node.traverse().filter(Config::hasValue).map(below -> below.key().toString()).filter(key -> !known.contains(key))
                .sorted().forEach(key -> {
            String place = outside.get(key);
            Optional<String> alike = known.stream().filter(name -> KeyNames.areAlike(key, name)).findFirst();
            String meant = alike.or(() -> nearest(key)).map(name -> "; did you mean "
                    + (place == null || place.startsWith("-D") ? name : KeyNames.variable(name).orElse(name)) + "?").orElse("");
            if (place == null || alike.isPresent()) {
                refused.add((place == null ? key : place) + " is not a key of this service" + meant);
            } else {
                LOG.log(Level.WARNING, () -> place + " sets no key of this service, and is ignored" + meant);
            }
        });
        if (!refused.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", refused));
        }
    }

    private Optional<String> nearest(String key) {
        return nearest(key, known.stream());
    }

    /** What all keys begin with is no likeness. */
    private Optional<String> nearest(String key, Stream<String> others) {
        String prefix = root.key().isRoot() ? "" : root.key() + ".";
        return KeyNames.nearest(key.substring(prefix.length()),
                others.map(name -> name.substring(prefix.length())).toList()).map(prefix::concat);
    }
}

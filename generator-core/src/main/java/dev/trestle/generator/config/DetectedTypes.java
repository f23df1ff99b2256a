package dev.trestle.generator.config;

import dev.trestle.generator.diagnostic.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The media types that the service tells files by, and other names of theirs: {@code content-types.txt}, one type a line, which
 * a test compares with what the runtime detects.
 */
final class DetectedTypes {

    private static final DetectedTypes ALL = read();

    /** What the first bytes of a text say, whatever it is a text of. */
    private static final String TEXT = "text/plain";

    /** Types of text that their content does not tell. */
    private static final Set<String> TEXTS = Set.of("application/json", "application/yaml", "application/x-yaml",
            "application/toml", "application/sql", "application/javascript", "application/x-ndjson", "application/csv");

    private final Set<String> types = new TreeSet<>();
    private final Map<String, String> others = new HashMap<>();

    private DetectedTypes() {}

    private static DetectedTypes read() {
        DetectedTypes all = new DetectedTypes();
        try (InputStream in = Objects.requireNonNull(DetectedTypes.class.getResourceAsStream("content-types.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> List.of(line.split(" "))).forEach(names -> {
                all.types.add(names.get(0));
                names.subList(1, names.size()).forEach(other -> all.others.put(other, names.get(0)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Why no file is ever of this type, and which may be meant; empty where some are. A star stands for every subtype. */
    static Optional<String> fault(String type) {
        if (type.endsWith("/*")) {
            String start = type.substring(0, type.length() - 1);
            List<String> starts = ALL.types.stream()
                    .map(known -> known.substring(0, known.indexOf('/')) + "/*").distinct().toList();
            return ALL.types.stream().anyMatch(known -> known.startsWith(start))
                    ? Optional.empty()
                    : Optional.of(Suggestion.didYouMean(type, starts));
        }
        return ALL.types.contains(type)
                ? Optional.empty()
                : Optional.of(Optional.ofNullable(ALL.others.get(type))
                        .or(() -> Optional.of(TEXT).filter(text -> type.startsWith("text/") || TEXTS.contains(type)))
                        .map(known -> Suggestion.didYouMean(known, List.of(known)))
                        .orElseGet(() -> Suggestion.didYouMean(type, ALL.types)));
    }
}

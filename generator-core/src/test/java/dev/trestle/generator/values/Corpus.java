package dev.trestle.generator.values;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Types, and values of theirs. */
final class Corpus {

    private static final String DIGITS =
            IntStream.range(0, 1000).mapToObj(i -> String.valueOf(1 + i % 9)).collect(Collectors.joining());

    /** A letter or a symbol of each of the planes that have any, and an unassigned one of the others. */
    private static final String PLANES = IntStream.rangeClosed(0, 16)
            .mapToObj(plane -> Character.toString(plane == 0 ? 0xE9 : plane * 0x10000 + 0x400))
            .collect(Collectors.joining());

    private Corpus() {}

    /** One type; {@code number} is its place in the file. */
    record Type(int number, String sql, List<Value> values) {

        /** PostgreSQL has no arrays of arrays. */
        boolean isArray() {
            return sql.endsWith("]");
        }
    }

    /** A value as JSON; {@code outcome} is what comes back, or the code of its refusal. Older servers refuse it. */
    record Value(String json, String outcome, boolean refused, int release) {}

    static List<Type> types() {
        List<Type> types = new ArrayList<>();
        for (String line : read("corpus.txt").lines().toList()) {
            if (line.startsWith("  ")) {
                types.get(types.size() - 1).values().add(value(
                        line.strip().replace("<digits>", DIGITS).replace("<planes>", PLANES)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                types.add(new Type(types.size(), line, new ArrayList<>()));
            }
        }
        return types;
    }

    private static Value value(String line) {
        String[] release = line.split(" @(?=[0-9]+$)");
        int first = release.length == 2 ? Integer.parseInt(release[1]) : 14;
        String[] refused = release[0].split(" !! ");
        String[] changed = release[0].split(" => ");
        return refused.length == 2
                ? new Value(refused[0], refused[1], true, first)
                : new Value(changed[0], changed[changed.length - 1], false, first);
    }

    static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

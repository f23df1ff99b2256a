package dev.trestle.generator.query;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A query of the hand-made set.
 *
 * @param expected of each column
 */
record VerdictCase(String sql, List<Expected> expected) {

    private static final String ARROW = "--> ";

    /**
     * What a careful reader says of a column.
     *
     * @param missed whether Trestle is known to call a column nullable that is not
     */
    record Expected(boolean notNull, boolean missed) {

        static Expected of(String words) {
            return switch (words.strip()) {
                case "not null" -> new Expected(true, false);
                case "not null (missed)" -> new Expected(true, true);
                case "nullable" -> new Expected(false, false);
                default -> throw new IllegalArgumentException(words);
            };
        }
    }

    /** The queries of a file beside this class. */
    static List<VerdictCase> read(String file) {
        List<VerdictCase> cases = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        for (String line : text(file).lines().toList()) {
            if (line.startsWith(ARROW)) {
                List<Expected> expected =
                        Stream.of(line.substring(ARROW.length()).split(",")).map(Expected::of).toList();
                cases.add(new VerdictCase(sql.toString().strip(), expected));
                sql.setLength(0);
            } else if (!line.startsWith("--")) {
                sql.append(line).append('\n');
            }
        }
        return cases;
    }

    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(VerdictCase.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}

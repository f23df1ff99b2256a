package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Bytes;
import dev.trestle.generator.query.Node.Struct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the bytes of a constant say. */
final class Constants {

    private static final long BOOLEAN = 16;
    private static final long TEXT = 25;
    /** bigint, smallint and integer. */
    private static final Set<Long> NUMBERS = Set.of(20L, 21L, 23L);

    /** A value of variable length begins with its length; an array goes on with its dimensions and its data's place. */
    private static final int HEADER = 4;
    private static final int DATA_OFFSET = 8;
    /** {@code MAXDIM}. */
    private static final int MOST_DIMENSIONS = 6;

    private Constants() {}

    /** The text of a constant of the type text, in lower case. */
    static Optional<String> text(Struct expression) {
        List<Long> bytes = bytes(expression);
        if (!expression.is("CONST") || expression.number("consttype") != TEXT || bytes.size() < HEADER) {
            return Optional.empty();
        }
        byte[] text = new byte[bytes.size() - HEADER];
        for (int i = 0; i < text.length; i++) {
            text[i] = bytes.get(i + HEADER).byteValue();
        }
        return Optional.of(new String(text, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT));
    }

    /** Whether it is the constant true. */
    static boolean isTrue(Struct expression) {
        return expression.is("CONST")
                && expression.number("consttype") == BOOLEAN
                && bytes(expression).stream().anyMatch(each -> each != 0);
    }

    /** The value of a whole number written out, casts aside; small ones only. */
    static OptionalLong number(Struct expression) {
        Struct constant = Expressions.withoutCasts(expression);
        List<Long> bytes = bytes(constant);
        if (!constant.is("CONST") || !NUMBERS.contains(constant.number("consttype")) || bytes.size() != Long.BYTES) {
            return OptionalLong.empty();
        }
        // The tree holds the bytes of the server's memory; a small number reads the same from whichever end begins.
        long little = 0;
        long big = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            little |= (bytes.get(i) & 0xFF) << (8 * i);
            big = big << 8 | bytes.get(i) & 0xFF;
        }
        return OptionalLong.of(Long.compareUnsigned(little, big) <= 0 ? little : big);
    }

    /** Whether it is an array in which no element is null: only then it has no bitmap of nulls before its data. */
    static boolean isArrayWithoutNulls(Struct expression) {
        List<Long> bytes = bytes(expression);
        return expression.is("CONST")
                && bytes.size() >= DATA_OFFSET + HEADER
                && bytes.subList(DATA_OFFSET, DATA_OFFSET + HEADER).stream().allMatch(each -> each == 0);
    }

    /** How many dimensions an array has, which begin it; 0 where it is null, empty or no array. */
    static int dimensions(Struct expression) {
        List<Long> bytes = bytes(expression);
        if (bytes.size() < DATA_OFFSET + HEADER) {
            return 0;
        }
        // A small number, in the server's order of bytes.
        int dimensions = (int) Math.max(bytes.get(HEADER), bytes.get(DATA_OFFSET - 1));
        return dimensions <= MOST_DIMENSIONS ? dimensions : 0;
    }

    private static List<Long> bytes(Struct expression) {
        return expression.fields().get("constvalue") instanceof Bytes bytes ? bytes.values() : List.of();
    }
}

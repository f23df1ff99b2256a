package dev.trestle.runtime;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Text that means something to one type of PostgreSQL or another, put together at random; the same for the same seed.
 *
 * @param random what it is drawn from
 */
record OddText(Random random) {

    private static final List<String> PIECES = List.of(
            "x", "public", "y", ".", "\"", "'", "(", ")", "[", "]", "{", "}", "<", ">", ",", ";", ":", "::", "!", "&", "|",
            "@", "#", "$", "$1", "$$", "%", "^", "*", "/", "\\", "+", "-", "=", "~", "?", " ", "\t", "\n", "0", "1", "9",
            "-1", "1e400", "1e131000", "2147483648", "9223372036854775808", "NaN", "infinity", "-infinity", "now", "today",
            "epoch", "null", "NULL", "true", "int4", "pg_class", "pg_catalog", "regclass", "select", "SELECT 1", "é", "🎞",
            "\u0001", "\uFFFF", "A", "01", "T", "Z", "P1Y", "2026-01-01", "24:00:60", "+15:59", "BC", "::1", "127.0.0.1/33",
            "08:00:2b:01:02:03", "<a/>", "<![CDATA[", "<!DOCTYPE x [<!ENTITY e 'f'>]>", "$.a", "strict", "like_regex \"(\"",
            "a:1A", "'a' <-> 'b'", "a=>1", "\"a\"=>", "=r/postgres", "0/0", "1:2:3", "(1,2)", "{1,2,3}", "[1,2)", "empty",
            "lower", "\"default\"", "english", "int[]", "timestamp(99)", "numeric(1,2,3)", "interval year to month",
            "setof int", "x%TYPE", "B'1'", "varchar(0)");

    static OddText of(long seed) {
        return new OddText(new Random(seed));
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    /** A few pieces, or now and then one of them thousands of times. */
    String next() {
        return random.nextInt(20) == 0
                ? piece().repeat(1 + random.nextInt(25_000))
                : IntStream.rangeClosed(0, random.nextInt(6)).mapToObj(i -> piece()).collect(Collectors.joining());
    }
}

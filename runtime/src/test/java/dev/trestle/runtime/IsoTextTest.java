package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.types.IsoText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Dates and times are read as java.time reads them, whatever is wrong with them. */
class IsoTextTest {

    private static final String ODD = "0123456789012345-:.+T \u0663";

    /** Texts that are some edits away from a date or a time. */
    private static String odd(Random random, String text) {
        StringBuilder odd = new StringBuilder(text);
        for (int edits = random.nextInt(4); edits > 0; edits--) {
            int at = random.nextInt(odd.length());
            switch (random.nextInt(4)) {
                case 0 -> odd.deleteCharAt(at);
                case 1 -> odd.insert(at, ODD.charAt(random.nextInt(ODD.length())));
                default -> odd.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
            }
        }
        return odd.toString();
    }

    private static <T> Optional<T> read(Function<String, T> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Test
    void dates() {
        Random random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            String text = odd(random, random.nextBoolean() ? "2024-02-29" : "2026-01-31");
            // PostgreSQL has no year of five digits or before 4713 BC that could come of these.
            if (!text.startsWith("-") && !text.startsWith("+")) {
                assertThat(read(IsoText::date, text)).as(text).isEqualTo(read(LocalDate::parse, text));
            }
        }
    }

    /** PostgreSQL has a second 60 and 24:00 besides. */
    @Test
    void times() {
        Random random = new Random(2);
        for (int i = 0; i < 50_000; i++) {
            String text = odd(random, random.nextBoolean() ? "12:34:56" : "23:59:59.123456789");
            if (!text.contains(":60") && !text.startsWith("24:00")) {
                assertThat(read(IsoText::time, text)).as(text).isEqualTo(read(LocalTime::parse, text));
            }
        }
    }

    /** As times, and with the infinities. */
    @Test
    void timestamps() {
        Random random = new Random(3);
        for (int i = 0; i < 50_000; i++) {
            String text = odd(random, random.nextBoolean() ? "2024-02-29T12:34:56" : "2026-01-31T23:59:59.123456789");
            if (!text.contains(":60") && !text.contains("T24:00") && !text.startsWith("-") && !text.startsWith("+")) {
                assertThat(read(IsoText::timestamp, text)).as(text).isEqualTo(read(LocalDateTime::parse, text));
                assertThat(read(IsoText::timestamptz, text + "Z")).as(text)
                        .isEqualTo(read(LocalDateTime::parse, text).map(local -> local.toInstant(ZoneOffset.UTC)));
            }
        }
        assertThat(IsoText.timestamp("2026-12-31T24:00:00")).isEqualTo("2027-01-01T00:00");
        assertThat(IsoText.timestamp("2026-12-31T12:34:60")).isEqualTo("2026-12-31T12:35");
    }

    @Test
    void timesOfTheEndOfTheDay() {
        assertThat(IsoText.time("24:00")).isEqualTo(LocalTime.MAX);
        assertThat(IsoText.time("24:00:00.000")).isEqualTo(LocalTime.MAX);
        assertThat(IsoText.time("23:59:60")).isEqualTo(LocalTime.MAX);
        assertThat(IsoText.time("12:34:60.5")).isEqualTo(LocalTime.of(12, 35, 0, 500_000_000));
    }
}

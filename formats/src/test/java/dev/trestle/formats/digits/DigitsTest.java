package dev.trestle.formats.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers and dates are read as the JDK reads them. */
class DigitsTest {

    private static byte[] padded(String text) {
        return ("7" + text + "8").getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertReal(String text) {
        assertThat(Double.doubleToLongBits(Digits.real(padded(text), 1, text.length() + 1))).as(text)
                .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
    }

    @Test
    void reals() {
        Stream.of("0", "-0", "0.0", "-0.0", "1", "-1.5", "0.1", "123456789012345", "12345678901234.5", "1234567890123456", "1.5E10", "1e5",
                "-2.5E-10", "NaN", "Infinity", "-Infinity", "4.9E-324", "1.7976931348623157E308", "0.000000000000001", "9007199254740993")
                .forEach(DigitsTest::assertReal);
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            assertReal(Double.toString(random.nextLong(100_000_000) / Math.pow(10, random.nextInt(9))));
            assertReal(Double.toString(Double.longBitsToDouble(random.nextLong())));
        }
    }

    @Test
    void dates() {
        for (LocalDate date = LocalDate.of(0, 1, 1); date.getYear() < 10_000; date = date.plusDays(13)) {
            assertThat(Digits.days(padded(date.toString()), 1, 11)).as(date.toString()).isEqualTo(date.toEpochDay());
        }
        assertThat(Stream.of("-0043-03-15", "+12026-01-01").map(text -> Digits.days(padded(text), 1, text.length() + 1)))
                .containsExactly(LocalDate.of(-43, 3, 15).toEpochDay(), LocalDate.of(12026, 1, 1).toEpochDay());
    }
}

package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.computed.backfill.BackfillRate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A text means the same in the routes file and in a request of the module computed, which cannot share a class. */
class RateTest {

    @ParameterizedTest
    @ValueSource(strings = {"1/s", "200/min", "200 / h", "9999999/d"})
    void isReadByBoth(String text) {
        BackfillRate rate = BackfillRate.parse(text);
        assertThat(Rate.of(text)).contains(new Rate(rate.rows(), rate.per()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "0/min", "-1/s", "01/s", "1.5/s", "10000000/s", "1/m", "1/week", "1  /s", " 1/s", "1/S"})
    void isReadByNeither(String text) {
        assertThat(Rate.of(text)).isEmpty();
        assertThatThrownBy(() -> BackfillRate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}

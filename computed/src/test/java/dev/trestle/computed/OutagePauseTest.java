package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The pause after errors that are not of a row. */
class OutagePauseTest {

    @Test
    void callsAtTheSameTimeBeginOnePause() {
        OutagePause outage = new OutagePause(Duration.ofSeconds(20));
        assertThat(outage.rest()).isZero();
        assertThat(outage.begin()).isTrue();
        assertThat(outage.begin()).isFalse();
        assertThat(outage.rest()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(20));
        outage.end();
        assertThat(outage.rest()).isZero();
        assertThat(outage.begin()).isTrue();
    }

    @Test
    void eachPauseIsLongerUpToALimit() {
        OutagePause outage = new OutagePause(Duration.ofMillis(1));
        assertThat(outage.begin()).isTrue();
        Waiting.until(() -> outage.rest().isZero());
        assertThat(outage.begin()).isFalse();
        OutagePause rare = new OutagePause(Duration.ofDays(1));
        assertThat(rare.begin()).isTrue();
        assertThat(rare.rest()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
}

package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.maven.BackfillProgress.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The progress of a backfill, as it is read from the database, and its text. */
class BackfillTextTest {

    private final BackfillText text = new BackfillText();

    private static BackfillProgress progress(State state, long done, int percent, long failed, Double perSecond, String waitsFor, String stopReason) {
        return new BackfillProgress("film.summary", state, Optional.ofNullable(waitsFor), Optional.ofNullable(stopReason), done, 1_004_000, failed,
                percent, Optional.ofNullable(perSecond), Optional.ofNullable(perSecond).map(rate -> Duration.ofMinutes(33)),
                Optional.of(Duration.ofSeconds(1)), Duration.ofMinutes(70));
    }

    private static BackfillProgress running(long done, int percent, long failed, Double perSecond) {
        return progress(State.RUNNING, done, percent, failed, perSecond, null, null);
    }

    @Test
    void aBarHasTwentyCellsOfEightSteps() {
        assertThat(text.bar(running(574_212, 57, 3, 212.3)))
                .isEqualTo("film.summary  ███████████▍········  57 %  574,212 of ~1,004,000  212/s  failed 3  ETA 33 min");
        assertThat(text.bar(running(0, 0, 0, null))).isEqualTo("film.summary  ····················  0 %  0 of ~1,004,000");
        assertThat(text.bar(running(1_004_000, 100, 0, 5.25))).startsWith("film.summary  ████████████████████  100 %").contains("  5.3/s  ");
    }

    @Test
    void tellsNoTotalBeforeAServerHasCountedTheRows() {
        assertThat(text.line(new BackfillProgress("film.summary", State.RUNNING, Optional.empty(), Optional.empty(), 0, 0, 0, 0, Optional.empty(),
                Optional.empty(), Optional.empty(), Duration.ZERO))).isEqualTo("film.summary: 0 %  0 rows");
    }

    @Test
    void aSlowRateIsThatOfAMinute() {
        assertThat(text.line(running(10, 0, 0, 0.2))).isEqualTo("film.summary: 0 %  10 of ~1,004,000  12/min  ETA 33 min");
        assertThat(text.line(running(10, 0, 0, 0.001))).isEqualTo("film.summary: 0 %  10 of ~1,004,000  3.6/h  ETA 33 min");
    }

    @Test
    void aBarFitsIntoALineOfTheTerminal() {
        String bar = "x".repeat(100);
        assertThat(BackfillWatch.fitting(bar, null)).hasSize(79);
        assertThat(BackfillWatch.fitting(bar, "120")).isEqualTo(bar);
        assertThat(BackfillWatch.fitting(bar, "wide")).hasSize(79);
    }

    @Test
    void tellsWhyItWaits() {
        assertThat(text.line(progress(State.RUNNING, 10, 0, 0, null, "replica", null)))
                .isEqualTo("film.summary: 0 %  10 of ~1,004,000  waits for a replica that lags behind");
    }

    @Test
    void tellsHowItEnded() {
        assertThat(text.line(progress(State.DONE, 1_004_000, 100, 3, 212.0, null, null)))
                .isEqualTo("film.summary: 100 %  1,004,000 rows  failed 3  done in 70 min");
        assertThat(text.line(progress(State.STOPPED, 12, 1, 1, 212.0, null, "java.lang.IllegalStateException at film_id 13")))
                .isEqualTo("film.summary: 1 %  12 of ~1,004,000  failed 1  stopped: java.lang.IllegalStateException at film_id 13");
        assertThat(text.line(progress(State.PAUSED, 12, 1, 0, 212.0, null, null))).isEqualTo("film.summary: 1 %  12 of ~1,004,000  paused");
    }

    @Test
    void timesHaveTheirLargestUnit() {
        assertThat(BackfillText.time(Duration.ofSeconds(119))).isEqualTo("119 s");
        assertThat(BackfillText.time(Duration.ofSeconds(120))).isEqualTo("2 min");
        assertThat(BackfillText.time(Duration.ofHours(47))).isEqualTo("47 h");
        assertThat(BackfillText.time(Duration.ofDays(3))).isEqualTo("3 d");
    }
}

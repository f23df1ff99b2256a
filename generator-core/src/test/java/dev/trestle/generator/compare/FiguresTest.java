package dev.trestle.generator.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The mathematics, by values that were computed by hand. */
class FiguresTest {

    private static Ranking of(String... keys) {
        return new Ranking(List.of(keys));
    }

    private static Reply reply(long millis, String... keys) {
        return new Reply("", of(keys), millis * 1_000_000);
    }

    private static Pair pair(Set<String> relevant, Reply first, Reply second) {
        return new Pair(new Question(1, Map.of(), relevant), first, second, 3);
    }

    @Test
    void overlapIsTheShareOfTheLongerAnswer() {
        assertThat(of("a", "b", "c").overlap(of("c", "b", "x"))).isEqualTo(2.0 / 3);
        assertThat(of("a", "b", "c", "d").overlap(of("b"))).isEqualTo(0.25);
        assertThat(of("a").overlap(of())).isZero();
        assertThat(of("a", "b", "c", "d").top(2).overlap(of("b", "a", "x").top(2))).isEqualTo(1);
    }

    @Test
    void rankShiftIsThatOfCommonKeys() {
        // b is 1st and 2nd, c is 2nd and 1st, d is 3rd and 4th: 1, 1 and 1; a and x are in one answer alone.
        assertThat(of("b", "c", "d", "a").rankShift(of("c", "b", "x", "d")).orElseThrow()).isEqualTo(1);
        // a is 1st and 3rd, b 2nd in both, c 3rd and 1st: (2 + 0 + 2) / 3.
        assertThat(of("a", "b", "c").rankShift(of("c", "b", "a")).orElseThrow()).isEqualTo(4.0 / 3);
        assertThat(of("a").rankShift(of("b"))).isEmpty();
    }

    @Test
    void recallAndReciprocalRank() {
        assertThat(of("a", "b", "c").recall(Set.of("b", "c", "x", "y"))).isEqualTo(0.5);
        assertThat(of("a", "b", "c").reciprocalRank(Set.of("c", "b"))).isEqualTo(0.5);
        assertThat(of("a").reciprocalRank(Set.of("x"))).isZero();
    }

    @Test
    void percentilesAreNearestRanks() {
        Times times = new Times(LongStream.rangeClosed(1, 20).map(n -> (21 - n) * 1_000_000).boxed().toList());
        assertThat(times.percentile(50)).isEqualTo("10.0 ms");
        assertThat(times.percentile(95)).isEqualTo("19.0 ms");
        assertThat(new Times(List.of(1_500_000L)).percentile(95)).isEqualTo("1.5 ms");
        assertThat(new Times(List.of()).percentile(50)).isEqualTo("–");
    }

    @Test
    void figuresOfAllInputs() {
        Figures figures = new Figures(List.of(
                // 2 of 3, ranks 0 and 1; relevant b: ranks 2 and 3
                pair(Set.of("b"), reply(1, "a", "b", "c"), reply(4, "a", "x", "b")),
                // 0 of 1; relevant q, z: one of two, at rank 1, and none
                pair(Set.of("q", "z"), reply(2, "q"), reply(5)),
                // the same
                pair(Set.of("m"), reply(3, "m"), reply(6, "m")),
                pair(Set.of("m"), Reply.failed("503", 9), reply(7, "m"))));
        Figures empty = new Figures(List.of(pair(Set.of("m"), reply(1), reply(1)), pair(Set.of("m"), reply(1, "a", "b"), reply(1, "a"))));
        assertThat(empty.overlap()).isEqualTo("50.0 %");
        assertThat(empty.bothEmpty()).isEqualTo("1 of 2");
        assertThat(empty.histogram()).containsExactly(0, 0, 0, 0, 0, 1, 0, 0, 0, 0);
        assertThat(figures.overlap()).isEqualTo("55.6 %");
        // 0.5 and 0; the second has no common keys
        assertThat(figures.rankShift()).isEqualTo("0.25 ranks");
        assertThat(figures.emptyAnswers(Pair::first)).isEqualTo("0 of 4");
        assertThat(figures.emptyAnswers(Pair::second)).isEqualTo("1 of 4");
        assertThat(figures.failures(Pair::first)).isEqualTo("1 of 4 (503: 1)");
        assertThat(figures.failures(Pair::second)).isEqualTo("0 of 4");
        assertThat(figures.times(Pair::first).percentile(50)).isEqualTo("2.0 ms");
        // (1 + 0.5 + 1 + 0) / 4 and (1 + 0 + 1 + 1) / 4
        assertThat(figures.recall(Pair::firstTop)).isEqualTo("62.5 %");
        assertThat(figures.recall(Pair::secondTop)).isEqualTo("75.0 %");
        // (1/2 + 1 + 1 + 0) / 4 and (1/3 + 0 + 1 + 1) / 4
        assertThat(figures.reciprocalRank(Pair::firstTop)).isEqualTo("0.625");
        assertThat(Double.parseDouble(figures.reciprocalRank(Pair::secondTop))).isEqualTo(7.0 / 12, within(0.0005));
        assertThat(figures.histogram()).containsExactly(1, 0, 0, 0, 0, 0, 1, 0, 0, 1);
        assertThat(new Figures(List.of()).overlap()).isEqualTo("–");
    }
}

package dev.trestle.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void showsAChangeWithTheLinesAroundIt() {
        assertThat(UnifiedDiff.of("a\nb\nc\nd\ne\nf\n", "a\nb\nc\nD\ne\nf\n", 20)).isEqualTo("""
                @@ -2,5 +2,5 @@
                 b
                 c
                -d
                +D
                 e
                 f""");
    }

    @Test
    void changesFarApartAreTwoHunks() {
        String before = numbers(1, 20);
        String after = before.replace("3\n", "three\n").replace("17\n", "");
        assertThat(UnifiedDiff.of(before, after, 40)).isEqualTo("""
                @@ -1,5 +1,5 @@
                 1
                 2
                -3
                +three
                 4
                 5
                @@ -11,9 +11,8 @@
                 11
                 12
                -13
                +1three
                 14
                 15
                 16
                -17
                 18
                 19""");
    }

    @Test
    void insertsAndDeletesAtTheEnds() {
        assertThat(UnifiedDiff.of("b\n", "a\nb\n", 20)).isEqualTo("@@ -1,1 +1,2 @@\n+a\n b");
        assertThat(UnifiedDiff.of("a\nb\n", "a\n", 20)).isEqualTo("@@ -1,2 +1,1 @@\n a\n-b");
        assertThat(UnifiedDiff.of("", "a\nb\n", 20)).isEqualTo("@@ -0,0 +1,2 @@\n+a\n+b");
        assertThat(UnifiedDiff.of("a\n", "", 20)).isEqualTo("@@ -1,1 +0,0 @@\n-a");
    }

    @Test
    void findsTheLinesThatStayed() {
        assertThat(UnifiedDiff.of("x\na\ny\nb\nz\n", "a\nq\nb\nz\nz2\n", 20)).isEqualTo("""
                @@ -1,5 +1,5 @@
                -x
                 a
                -y
                +q
                 b
                 z
                +z2""");
    }

    @Test
    void isCutShort() {
        String diff = UnifiedDiff.of("", numbers(1, 100), 3);
        assertThat(diff).isEqualTo("@@ -0,0 +1,100 @@\n+1\n+2\n… and 98 more lines");
    }

    @Test
    void saysSoWhenOnlyTheLastLinesEndDiffers() {
        assertThat(UnifiedDiff.of("a", "a\n", 20)).isEqualTo("the end of the last line differs");
        assertThat(UnifiedDiff.of("a\n", "a\n", 20)).isEmpty();
    }

    private static String numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> n + "\n").collect(Collectors.joining());
    }
}

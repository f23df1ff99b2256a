package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.output.Change;
import dev.trestle.generator.output.Changes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final Change MISSING = new Change.Missing("New.java", "n");
    private static final Change DIFFERENT = new Change.Different("One.java", "1", "one");
    private static final Change LEFT_OVER = new Change.LeftOver("Old.java", "o");
    private static final Changes ALL = new Changes(List.of(MISSING, LEFT_OVER, DIFFERENT), List.of(), 0);
    private static final Map<String, String> ON_DISK = Map.of("One.java", "hash of 1", "Old.java", "hash of o");

    @Test
    void inAFreshCheckoutEveryDifferenceIsDrift() {
        assertThat(Drift.in(ALL, Optional.empty(), ON_DISK)).containsExactly(MISSING, LEFT_OVER, DIFFERENT);
    }

    @Test
    void theFirstRunOfAllIsNone() {
        assertThat(Drift.in(new Changes(List.of(MISSING), List.of(), 0), Optional.empty(), Map.of())).isEmpty();
    }

    @Test
    void changedInputsAreNone() {
        assertThat(Drift.in(ALL, last(ON_DISK), ON_DISK)).isEmpty();
    }

    @Test
    void aFileEditedByHandIsDriftAndTheOthersAreNot() {
        Map<String, String> edited = Map.of("One.java", "edited", "Old.java", "hash of o");
        assertThat(Drift.in(ALL, last(ON_DISK), edited)).containsExactly(DIFFERENT);
    }

    @Test
    void aFileDeletedByHandIsDrift() {
        Map<String, String> withNew = Map.of("One.java", "hash of 1", "Old.java", "hash of o", "New.java", "hash of n");
        assertThat(Drift.in(ALL, last(withNew), ON_DISK)).containsExactly(MISSING);
    }

    @Test
    void aFileThatCameBackIsDrift() {
        assertThat(Drift.in(ALL, last(Map.of("One.java", "hash of 1")), ON_DISK)).containsExactly(LEFT_OVER);
    }

    private static Optional<Map<String, String>> last(Map<String, String> files) {
        return Optional.of(files);
    }
}

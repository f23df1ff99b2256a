package dev.trestle.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosticCodeTest {

    @ParameterizedTest
    @EnumSource
    void hasAnIdAndASentence(DiagnosticCode code) {
        assertThat(code.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.summary()).matches("[A-Z].*\\.");
    }

    @Test
    void summariesDiffer() {
        assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::summary)).doesNotHaveDuplicates();
    }
}

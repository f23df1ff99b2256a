package dev.trestle.generator.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {

    @Test
    void quotesWhatTheUserWrote() {
        assertThat(Quoted.of("title")).isEqualTo("'title'");
        assertThat(Quoted.of("")).isEqualTo("''");
        assertThat(Quoted.of("Größe 🎬")).isEqualTo("'Größe 🎬'");
    }

    @Test
    void staysOnOneLine() {
        assertThat(Quoted.of("a\nb\r\tc")).isEqualTo("'a\\nb\\r\\tc'");
        assertThat(Quoted.of("a\u2028b\u0085c")).isEqualTo("'a\\u2028b\\u0085c'");
    }

    @Test
    void showsWhatCannotBeSeen() {
        assertThat(Quoted.of("ti\u200btle\u001b[31m\u202e")).isEqualTo("'ti\\u200btle\\u001b[31m\\u202e'");
        assertThat(Quoted.of("\ud83c")).isEqualTo("'\\ud83c'");
    }

    @Test
    void cutsWhatIsLong() {
        assertThat(Quoted.of("🎬".repeat(81))).isEqualTo("'" + "🎬".repeat(80) + "…'");
        assertThat(Quoted.of("x".repeat(80))).isEqualTo("'" + "x".repeat(80) + "'");
    }
}

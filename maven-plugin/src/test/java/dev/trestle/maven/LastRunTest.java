package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.output.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastRunTest {

    private static final Fingerprint SETTLED = new Fingerprint("1a", 30, OptionalLong.of(1_764_484_262_123_456_789L));
    private static final Fingerprint UNSETTLED = new Fingerprint("2b", 40, OptionalLong.empty());
    private static final Map<String, Fingerprint> FILES = Map.of("a/One.java", SETTLED, "a b/Two.java", UNSETTLED);
    private static final LastRun RUN = new LastRun(
            state("abc", Map.of("routes file.yaml", SETTLED), FILES), List.of("q.sql [unused-query] No route uses it."));

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("target/trestle/out.txt");
        RUN.write(file);
        assertThat(LastRun.read(file)).contains(RUN);
    }

    @Test
    void writesATextForPeople() throws IOException {
        RUN.write(folder.resolve("out.txt"));
        assertThat(folder.resolve("out.txt")).content().isEqualToNormalizingNewlines("""
                trestle 2
                key abc
                input 1a 30 1764484262123456789 routes file.yaml
                file 2b 40 - a b/Two.java
                file 1a 30 1764484262123456789 a/One.java
                warning q.sql [unused-query] No route uses it.
                """);
    }

    @Test
    void readsARunWithoutAKey() throws IOException {
        Path file = folder.resolve("out.txt");
        LastRun run = new LastRun(state("", Map.of(), Map.of()), List.of());
        run.write(file);
        assertThat(LastRun.read(file)).contains(run);
    }

    @Test
    void thereIsNoneBeforeTheFirst() throws IOException {
        assertThat(LastRun.read(folder.resolve("none.txt"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "trestle 2",
        "trestle 1\nkey a",
        "trestle 3\nkey a",
        "trestle 2\nkey a\nfile 12",
        "trestle 2\nkey a\nfile 12 30 40",
        "trestle 2\nkey a\nfile 12 large 40 One.java",
        "trestle 2\nkey a\ninput 12 30 today routes.yaml",
        "trestle 2\nkey a\n?",
        "\0"
    })
    void whatItCannotReadIsNoRun(String text) throws IOException {
        Path file = folder.resolve("out.txt");
        Files.writeString(file, text);
        assertThat(LastRun.read(file)).isEmpty();
    }

    @Test
    void provesOnlyTheSameInputsAndTheSameFiles() {
        assertThat(RUN.proves(state("abc", Map.of(), FILES))).isTrue();
        assertThat(RUN.proves(state("abd", Map.of(), FILES))).isFalse();
        assertThat(RUN.proves(state("abc", Map.of(), Map.of("a/One.java", SETTLED)))).isFalse();
        assertThat(RUN.proves(state("abc", Map.of(), Map.of("a/One.java", UNSETTLED, "a b/Two.java", UNSETTLED)))).isFalse();
        assertThat(RUN.proves(state("abc", Map.of(), Map.of("a/One.java", SETTLED, "a b/2.java", UNSETTLED)))).isFalse();
        LastRun unknown = new LastRun(state("", Map.of(), FILES), List.of());
        assertThat(unknown.proves(unknown.state())).as("nobody knows the inputs").isFalse();
    }

    @Test
    void anotherTimeOfTheSameContentIsNoChange() {
        Fingerprint touched = new Fingerprint("1a", 30, OptionalLong.of(7));
        assertThat(RUN.proves(state("abc", Map.of(), Map.of("a/One.java", touched, "a b/Two.java", UNSETTLED)))).isTrue();
    }

    private static ProjectState state(String key, Map<String, Fingerprint> inputs, Map<String, Fingerprint> files) {
        return new ProjectState(key, inputs, files);
    }
}

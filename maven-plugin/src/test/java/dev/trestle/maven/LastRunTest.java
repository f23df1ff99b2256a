package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastRunTest {

    private static final Map<String, String> FILES = Map.of("a/One.java", "1a", "a b/Two.java", "2b");
    private static final LastRun RUN = new LastRun("abc", FILES, List.of("q.sql [unused-query] No route uses it."));

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("target/trestle/out.txt");
        RUN.write(file);
        assertThat(LastRun.read(file)).contains(RUN);
    }

    @Test
    void readsARunWithoutAKey() throws IOException {
        Path file = folder.resolve("out.txt");
        new LastRun("", Map.of(), List.of()).write(file);
        assertThat(LastRun.read(file)).contains(new LastRun("", Map.of(), List.of()));
    }

    @Test
    void thereIsNoneBeforeTheFirst() throws IOException {
        assertThat(LastRun.read(folder.resolve("none.txt"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "trestle 1", "trestle 2\nkey a", "trestle 1\nkey a\nfile 12", "trestle 1\nkey a\n?", "\0"})
    void whatItCannotReadIsNoRun(String text) throws IOException {
        Path file = folder.resolve("out.txt");
        Files.writeString(file, text);
        assertThat(LastRun.read(file)).isEmpty();
    }

    @Test
    void provesOnlyTheSameInputsAndTheSameFiles() {
        assertThat(RUN.proves("abc", FILES)).isTrue();
        assertThat(RUN.proves("abd", FILES)).isFalse();
        assertThat(RUN.proves("abc", Map.of("a/One.java", "1a"))).isFalse();
        assertThat(RUN.proves("abc", Map.of("a/One.java", "touched", "a b/Two.java", "2b"))).isFalse();
        assertThat(new LastRun("", FILES, List.of()).proves("", FILES)).as("nobody knows the inputs").isFalse();
    }
}

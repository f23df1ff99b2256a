package dev.trestle.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.diagnostic.Diagnostic;
import dev.trestle.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTextTest {

    private static final String NAME = "src/main/trestle/routes.yaml";

    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void isReadAsUtf8() throws IOException {
        String yaml = "package: a\nroutes: [{type: query, query: größe, path: /a}]";
        Path file = write(yaml.getBytes(StandardCharsets.UTF_8));

        RoutesFile read = read(file).orElseThrow();

        assertThat(diagnostics.all()).isEmpty();
        assertThat(read.source()).isEqualTo(NAME);
        assertThat(((QuerySpec) read.routes().get(0)).query().value()).isEqualTo("größe");
    }

    @Test
    void thatIsMissing() {
        assertThat(read(folder.resolve("none.yaml"))).isEmpty();
        assertReported(NAME + " [unreadable-yaml] The routes file does not exist.");
    }

    @Test
    void thatIsAFolder() {
        assertThat(read(folder)).isEmpty();
        assertReported(NAME + " [unreadable-yaml] This is a folder, not a routes file.");
    }

    @Test
    void inAnotherEncoding() throws IOException {
        assertThat(read(write("package: a\nname: größe".getBytes(StandardCharsets.ISO_8859_1)))).isEmpty();
        assertReported(NAME + ":2:9 [unreadable-yaml] This byte is not UTF-8; save the file in that encoding.");
    }

    @Test
    void inUtf16() throws IOException {
        assertThat(read(write("package: a".getBytes(StandardCharsets.UTF_16)))).isEmpty();
        assertReported(NAME + ":1:1 [unreadable-yaml] This byte is not UTF-8; save the file in that encoding.");
    }

    @Test
    void thatEndsWithinACharacter() throws IOException {
        assertThat(read(write(new byte[] {'a', (byte) 0xc3}))).isEmpty();
        assertReported(NAME + ":1:2 [unreadable-yaml] This byte is not UTF-8; save the file in that encoding.");
    }

    @Test
    void thatIsHuge() throws IOException {
        Path file = folder.resolve("huge.yaml");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L * 1024 * 1024);
        }

        assertThat(read(file)).isEmpty();
        assertReported(NAME + " [unreadable-yaml] The routes file is larger than 16 MiB, which is the limit.");
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("routes.yaml"), bytes);
    }

    private Optional<RoutesFile> read(Path file) {
        return new RoutesFileReader().read(file, NAME, diagnostics);
    }

    private void assertReported(String line) {
        assertThat(diagnostics.all()).extracting(Diagnostic::toString).containsExactly(line);
    }
}

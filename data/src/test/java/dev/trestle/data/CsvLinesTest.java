package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of rows, and headers. */
class CsvLinesTest {

    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("a.csv"), text);
    }

    private Map<Long, Long> lines(String text, boolean blankIsRow) throws IOException {
        return CsvLines.read(file(text), Set.of(1L, 2L, 3L), new TreeSet<>(), blankIsRow).byRow();
    }

    @Test
    void linesWithinQuotesCount() throws IOException {
        assertThat(lines("a,b\n1,\"x\n\"\"\ny\"\n2,z\n3,\"\"\n", false)).isEqualTo(Map.of(1L, 2L, 2L, 5L, 3L, 6L));
        assertThat(lines("a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n3,w", false)).isEqualTo(Map.of(1L, 2L, 2L, 5L, 3L, 6L));
        assertThat(lines("a,b\n1,x\"y\n2,\"\n\"\n3,w", false)).isEqualTo(Map.of(1L, 2L, 2L, 3L, 3L, 5L));
    }

    @Test
    void blankLinesAreRowsOfOneColumnOnly() throws IOException {
        assertThat(lines("a\n\n\n1\n", true)).isEqualTo(Map.of(1L, 2L, 2L, 3L, 3L, 4L));
        assertThat(lines("a,b\n\n\n1,2\n", false)).isEqualTo(Map.of(1L, 4L));
    }

    @Test
    void linesThatAreNoRowsDoNotCount() throws IOException {
        CsvLines lines = CsvLines.read(file("a,b\n\n1\n2,3\n"), Set.of(1L), new TreeSet<>(List.of(4L)), false);
        assertThat(lines.byOffset()).isEqualTo(Map.of(4L, 3L));
        assertThat(lines.byRow()).isEqualTo(Map.of(1L, 4L));
    }

    @Test
    void aHeaderMayBeQuoted() throws IOException {
        assertThat(CsvHeader.read(file("\uFEFFid,\"a,\"\"b\"\"\n\",,c\r\n1,2,3,4\n"))).containsExactly("id", "a,\"b\"\n", "", "c");
        assertThat(CsvHeader.read(file(""))).containsExactly("");
    }
}

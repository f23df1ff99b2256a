package dev.trestle.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintsTest {

    private static final Instant TIME = Instant.parse("2026-05-04T03:02:01.123456700Z");
    private static final Instant WHOLE_SECOND = Instant.parse("2026-05-04T03:02:01Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("routes.yaml"), "routes: [a]");
    }

    @Test
    void aTimeThatIsPastCountsToTheNanosecond() throws IOException {
        Fingerprint fingerprint = at(TIME, TIME.plusMillis(100), Map.of());
        assertThat(fingerprint.modified()).hasValue(1_777_863_721_123_456_700L);
        assertThat(fingerprint.size()).isEqualTo(11);
        assertThat(fingerprint.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void aTimeWithinTheLastTickProvesNothing() throws IOException {
        assertThat(at(TIME, TIME, Map.of()).modified()).isEmpty();
        assertThat(at(TIME, TIME.plusMillis(16), Map.of()).modified()).isEmpty();
        assertThat(at(TIME, TIME.minus(Duration.ofDays(1)), Map.of()).modified()).as("the future").isEmpty();
    }

    @Test
    void aWholeSecondMayBeTheTickOfTheFileSystem() throws IOException {
        assertThat(at(WHOLE_SECOND, WHOLE_SECOND.plusMillis(1_999), Map.of()).modified()).isEmpty();
        assertThat(at(WHOLE_SECOND, WHOLE_SECOND.plusMillis(2_001), Map.of()).modified()).isPresent();
    }

    @Test
    void aFileThatIsRewrittenInTheSameTickIsReadAgain() throws IOException {
        Fingerprint first = at(TIME, TIME.plusMillis(1), Map.of());
        Files.writeString(file, "routes: [b]");
        Fingerprint second = at(TIME, TIME.plusSeconds(60), Map.of("file", first));
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(second.size()).isEqualTo(first.size());
        assertThat(second.modified()).as("the next time, it need not be").isPresent();
    }

    /** On the file system's own clock, many times, as it happens in a fast script. */
    @Test
    void noRewriteIsMissedWithoutAPauseInBetween() throws IOException {
        for (int i = 0; i < 500; i++) {
            Files.writeString(file, "routes: [a]");
            Fingerprint first = new Fingerprints(Map.of()).of("file", found());
            Files.writeString(file, "routes: [b]");
            Fingerprint second = new Fingerprints(Map.of("file", first)).of("file", found());
            assertThat(second.hash()).isNotEqualTo(first.hash());
        }
    }

    @Test
    void anotherSizeOrTimeOrNameIsReadAgain() throws IOException {
        Fingerprint first = at(TIME, TIME.plusSeconds(60), Map.of());
        Fingerprint wrong = new Fingerprint("wrong", first.size(), first.modified());
        assertThat(at(TIME, TIME.plusSeconds(60), Map.of("file", wrong))).as("is relied upon").isEqualTo(wrong);
        assertThat(at(TIME, TIME.plusSeconds(60), Map.of("other", wrong))).isEqualTo(first);
        assertThat(at(TIME, TIME.plusSeconds(60), Map.of("file", new Fingerprint("wrong", 12, first.modified()))))
                .isEqualTo(first);
        assertThat(at(TIME.plusNanos(100), TIME.plusSeconds(60), Map.of("file", wrong)).hash()).isEqualTo(first.hash());
        assertThat(at(TIME, TIME.plusSeconds(60), Map.of("file", new Fingerprint("wrong", 11, OptionalLong.empty()))))
                .isEqualTo(first);
    }

    @Test
    void findsFilesByPathAndALinkOnlyWhereItIsFollowed(@TempDir Path elsewhere) throws IOException {
        Files.createDirectories(folder.resolve("queries/film"));
        Files.writeString(folder.resolve("queries/film/by_id.sql"), "select 1");
        Files.writeString(elsewhere.resolve("V1.sql"), "select 1");
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);
        assertThat(FoundFile.below(folder)).extracting(FoundFile::path)
                .containsExactlyInAnyOrder("queries/film/by_id.sql", "routes.yaml");
        assertThat(FoundFile.below(folder, FileVisitOption.FOLLOW_LINKS)).extracting(FoundFile::path)
                .containsExactlyInAnyOrder("linked/V1.sql", "queries/film/by_id.sql", "routes.yaml");
        assertThat(FoundFile.below(folder.resolve("linked"))).extracting(FoundFile::path).containsExactly("V1.sql");
        assertThat(FoundFile.below(file)).extracting(FoundFile::path).isEqualTo(List.of(""));
        assertThat(FoundFile.below(folder.resolve("none"))).isEmpty();
    }

    private Fingerprint at(Instant modified, Instant now, Map<String, Fingerprint> earlier) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(modified));
        return new Fingerprints(earlier, now).of("file", found());
    }

    private FoundFile found() throws IOException {
        return FoundFile.below(file).get(0);
    }
}

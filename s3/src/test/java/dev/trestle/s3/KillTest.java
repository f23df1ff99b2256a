package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.fileexports.OutputRoot;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.StoredFile;
import dev.trestle.testing.Waiting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.ResponseTransformer;

/**
 * Processes that are killed while they store files, or write exports: no part of a file is ever visible as a file, and nothing stays
 * after the sweep. With {@code -Dtrestle.long=true} there are many more. {@code target/kill-test.txt} has the figures.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGKILL")
class KillTest {

    private static final int KILLS = Boolean.getBoolean("trestle.long") ? 60 : 2;
    private static final int EXPORT_KILLS = Boolean.getBoolean("trestle.long") ? 40 : 1;
    private static final S3Server SERVER = S3Server.get().bucket("kills");
    private static final Instant LATER = Instant.now().plusSeconds(86_400);

    @TempDir
    private Path directory;

    private final Random random = new Random(7);

    @Test
    void neitherHalfFilesNorOrphans() throws Exception {
        List<MediaKey> stored = new ArrayList<>();
        int uploads = 0;
        for (int i = 0; i < KILLS; i++) {
            kill(i, stored);
            uploads = Math.max(uploads, SERVER.uploads("kills"));
        }
        S3MediaStore store = new S3MediaStore(SERVER.open("s3://kills/media"), directory);
        List<MediaKey> found;
        try (Stream<MediaKey> keys = store.list("c", LATER)) {
            found = keys.toList();
        }
        assertThat(found).containsAll(stored);
        for (MediaKey key : found) {
            assertThat(sha256(store, key)).isEqualTo(key.sha256());
        }
        assertThat(uploads).as("kills hit uploads").isPositive();
        assertThat(store.staging()).isNotEmptyDirectory();

        // The store may complete the last request of a process that is dead; the next sweep finds its object.
        Waiting.until(() -> isSwept(store));
        assertThat(store.staging()).isEmptyDirectory();
        Files.writeString(Path.of("target", "kill-test.txt"), KILLS + " kills, " + stored.size() + " files stored before them, "
                + found.size() + " found, " + uploads + " uploads aborted\n");
    }

    private static boolean isSwept(S3MediaStore store) {
        try (Stream<MediaKey> keys = store.list("c", LATER)) {
            store.tidy(LATER);
            for (MediaKey key : keys.toList()) {
                store.delete(key, LATER);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SERVER.uploads("kills") == 0 && SERVER.names("kills").isEmpty();
    }

    /** A file of an export is that of one of the exports, as a whole, whenever its process is killed. */
    @Test
    void wholeExports() throws Exception {
        SERVER.bucket("killed-exports");
        int found = 0;
        int open = 0;
        for (int i = 0; i < EXPORT_KILLS; i++) {
            killExport();
            if (SERVER.names("killed-exports").contains("files/report.csv")) {
                byte[] content = SERVER.open("s3://killed-exports").call(s3 -> s3.getObject(
                        request -> request.bucket("killed-exports").key("files/report.csv"), ResponseTransformer.toBytes())).asByteArray();
                byte[] whole = new byte[Exporter.SIZE];
                Arrays.fill(whole, content[0]);
                assertThat(Arrays.equals(content, whole)).as("kill " + i).isTrue();
                found++;
            }
            open = Math.max(open, SERVER.uploads("killed-exports"));
        }
        assertThat(found).as("exports were completed").isPositive();
        OutputRoot root = S3OutputRoot.in(SERVER.open("s3://killed-exports/files"), Duration.ofDays(-1));
        // The store may complete the last request of a process that is dead.
        Waiting.until(() -> isSwept(root));
        Files.writeString(Path.of("target", "export-kill-test.txt"), EXPORT_KILLS + " kills, " + found + " times a whole file, "
                + open + " uploads aborted\n");
    }

    private static boolean isSwept(OutputRoot root) {
        try {
            root.sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SERVER.uploads("killed-exports") == 0 && SERVER.names("killed-exports").equals(List.of("files/report.csv"));
    }

    /** After the first export, at any time in the next ones. */
    private void killExport() throws IOException, InterruptedException {
        Process process = start(Exporter.class, "s3://killed-exports/files");
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals("end")) {
                    Thread.sleep(random.nextInt(300));
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(Class<?> main, String location) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"),
                main.getName(), SERVER.endpoint().toString(), S3Server.KEY_ID, S3Server.SECRET, location, directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Every other one while it sends a file of several parts, the others while it sends one of one part. */
    private void kill(int number, List<MediaKey> stored) throws IOException, InterruptedException {
        Process process = start(Uploader.class, "s3://kills/media");
        try (BufferedReader lines = process.inputReader()) {
            int begun = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words[0].equals("end")) {
                    stored.add(MediaKey.parse(words[1]).orElseThrow());
                } else if (++begun == 1 + number % 2) {
                    if (number % 2 == 0) {
                        int before = SERVER.uploads("kills");
                        Waiting.until(() -> SERVER.uploads("kills") > before);
                        Thread.sleep(number == 0 ? 0 : random.nextInt(100));
                    } else {
                        Thread.sleep(random.nextInt(300));
                    }
                    // Not by the process itself, which would close what it has said until now.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String sha256(S3MediaStore store, MediaKey key) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (StoredFile file = store.find(key).orElseThrow();
                InputStream in = new DigestInputStream(file.open(0, file.size()), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}

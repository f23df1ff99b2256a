package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.StagedFile;
import dev.trestle.runtime.media.StoredFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store in a bucket. */
class S3MediaStoreTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000001Z");
    private static final S3Server SERVER = S3Server.get().bucket("media");

    @TempDir
    private Path folder;

    private S3MediaStore store(String prefix) {
        return new S3MediaStore(SERVER.open("s3://media/" + prefix), folder);
    }

    private static boolean put(S3MediaStore store, int content, Instant at) throws IOException {
        try (StagedFile staged = StagedFile.create(store.staging())) {
            staged.write(ByteBuffer.allocate(4).putInt(0, content));
            return store.put(new MediaKey("c", staged.end(), "png"), staged.path(), at);
        }
    }

    private static List<MediaKey> list(S3MediaStore store, Instant until) throws IOException {
        try (Stream<MediaKey> keys = store.list("c", until)) {
            return keys.toList();
        }
    }

    @Test
    void putFindAndDelete() throws IOException {
        S3MediaStore store = store("find");
        assertThat(list(store, Instant.MAX)).isEmpty();

        assertThat(put(store, 7, NOON)).isTrue();
        assertThat(put(store, 7, NOON.minusSeconds(5))).isFalse();

        MediaKey key = list(store, Instant.MAX).getFirst();
        try (StoredFile file = store.find(key).orElseThrow()) {
            assertThat(file.size()).isEqualTo(4);
            assertThat(file.mediaType()).isEqualTo("image/png");
            assertThat(file.open(3, 1).readAllBytes()).containsExactly(7);
            assertThat(file.open(0, 0).readAllBytes()).isEmpty();
            assertThat(file.lastModified()).hasValue(NOON.plusNanos(1000));
            assertThat(store.delete(key, NOON)).as("put again since").isFalse();
            assertThat(list(store, NOON)).isEmpty();
            assertThat(store.delete(key, NOON.plusNanos(1000))).isTrue();
        }
        assertThat(store.find(key)).isEmpty();
        assertThat(store.delete(key, Instant.MAX)).isFalse();
        assertThatThrownBy(() -> store.copy(key, new MediaKey("e", key.sha256(), "png"), NOON))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(SERVER.names("media")).noneMatch(name -> name.startsWith("find/"));
    }

    private static MediaKey put(S3MediaStore store, byte[] content, Instant at) throws IOException {
        try (StagedFile staged = StagedFile.create(store.staging())) {
            staged.write(ByteBuffer.wrap(content));
            MediaKey key = new MediaKey("c", staged.end(), "bin");
            store.put(key, staged.path(), at);
            return key;
        }
    }

    /** A file of two parts, of which the last one is short, and one of exactly one part. */
    @Test
    void largeFilesAreSentInParts() throws IOException {
        S3MediaStore store = store("large");
        for (int size : List.of((int) FileParts.SIZE + 5, (int) FileParts.SIZE, 0)) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);

            MediaKey key = put(store, content, NOON);

            try (StoredFile file = store.find(key).orElseThrow()) {
                assertThat(file.size()).isEqualTo(size);
                assertThat(file.open(0, size).readAllBytes()).isEqualTo(content);
                int middle = Math.max(0, size / 2 - 10);
                assertThat(file.open(middle, Math.min(20, size)).readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(content, middle, middle + Math.min(20, size)));
            }
        }
        assertThat(SERVER.uploads("media")).isZero();
    }

    @Test
    void copiesStayInTheStore() throws IOException {
        S3MediaStore store = store("copies");
        MediaKey key = put(store, new byte[] {1, 2, 3}, NOON);
        MediaKey other = new MediaKey("d", key.sha256(), "bin");

        assertThat(store.copy(key, other, NOON.plusSeconds(1))).isTrue();
        assertThat(store.copy(key, other, NOON)).isFalse();
        assertThat(store.delete(key, NOON)).isTrue();

        try (StoredFile file = store.find(other).orElseThrow()) {
            assertThat(file.open(0, 3).readAllBytes()).containsExactly(1, 2, 3);
        }
    }

    /** Reading goes on in the newer object when the older one is swept, in the middle of a file. */
    @Test
    void olderObjectsOfAFileAreSwept() throws IOException {
        S3MediaStore store = store("older");
        MediaKey key = put(store, new byte[] {1, 2, 3}, NOON);
        try (StoredFile file = store.find(key).orElseThrow()) {
            put(store, new byte[] {1, 2, 3}, NOON.plusSeconds(10));
            assertThat(objects("older")).isEqualTo(2);
            store.tidy(NOON.minusSeconds(1));
            assertThat(objects("older")).isEqualTo(2);

            store.tidy(NOON);

            assertThat(objects("older")).isEqualTo(1);
            assertThat(file.open(1, 2).readAllBytes()).containsExactly(2, 3);
        }
        store.tidy(Instant.MAX);
        assertThat(store.find(key)).isPresent();
    }

    private static long objects(String prefix) {
        return SERVER.names("media").stream().filter(name -> name.startsWith(prefix + "/")).count();
    }

    @Test
    void objectsOfOthersAreIgnored() throws IOException {
        S3MediaStore store = store("others");
        MediaKey key = put(store, new byte[] {4}, NOON);
        SERVER.put("media", "others/c/note.txt", "of somebody");
        SERVER.put("media", "others/" + key + "/note", "of somebody");
        SERVER.put("media", "othersc/" + key, "of somebody");

        assertThat(list(store, Instant.MAX)).containsExactly(key);
        store.tidy(Instant.MAX);
        assertThat(store.delete(key, Instant.MAX)).isTrue();
        assertThat(objects("others")).isEqualTo(2);
    }

    @Test
    void aFileThatChangedIsNotStored() throws IOException {
        S3MediaStore store = store("changed");
        Path own = Files.writeString(folder.resolve("own.txt"), "before");
        MediaKey key = new MediaKey("c", "0".repeat(64), "txt");

        assertThatThrownBy(() -> store.put(key, own, NOON)).isInstanceOf(IOException.class).hasMessageContaining("changed");
        assertThat(objects("changed")).isZero();
    }

    /** Between the check of its content and its way to the store: the store itself refuses it. */
    @Test
    void aFileThatChangesOnItsWayIsNotStored() throws IOException {
        Bucket bucket = SERVER.open("s3://media/way/");
        Path own = Files.writeString(folder.resolve("own.txt"), "before");
        FileParts parts = FileParts.of(own);
        Files.writeString(own, "beyond");

        assertThatThrownBy(() -> new ObjectWriter(bucket).put("way", parts, "text/plain"))
                .isInstanceOf(StoreException.class).hasMessageContaining("BadDigest");
        assertThat(objects("way")).isZero();
    }

    @Test
    void uploadsOfProcessesThatEndedAreAborted() throws IOException {
        S3MediaStore store = store("ended");
        Bucket bucket = SERVER.open("s3://media/ended");
        bucket.call(s3 -> s3.createMultipartUpload(request -> request.bucket("media").key("ended/c/lost")));
        bucket.call(s3 -> s3.createMultipartUpload(request -> request.bucket("media").key("elsewhere/lost")));

        store.tidy(Instant.now().minusSeconds(3600));
        assertThat(SERVER.uploads("media")).isEqualTo(2);
        store.tidy(Instant.now().plusSeconds(3600));

        assertThat(SERVER.uploads("media")).isEqualTo(1);
        store("elsewhere").tidy(Instant.now().plusSeconds(3600));
        assertThat(SERVER.uploads("media")).isZero();
    }

    /** Requests store and take back the same file at once; a file whose request succeeded never goes. */
    @Test
    void whoKeepsAFileHasIt() throws Exception {
        S3MediaStore store = store("race");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 8; round++) {
                byte[] content = {(byte) round};
                List<Future<?>> requests = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    requests.add(threads.submit(() -> {
                        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
                        try (StagedFile staged = StagedFile.create(store.staging())) {
                            staged.write(ByteBuffer.wrap(content));
                            MediaKey key = new MediaKey("c", staged.end(), "bin");
                            if (store.put(key, staged.path(), now)) {
                                return store.delete(key, now);
                            }
                            return null;
                        }
                    }));
                }
                MediaKey key = put(store, content, Instant.now().truncatedTo(ChronoUnit.MICROS).minusSeconds(round % 2));
                for (Future<?> request : requests) {
                    request.get();
                }
                assertThat(store.find(key)).as("round " + round).isPresent();
            }
        }
    }

    @Test
    void clientsReadFromTheStoreItself() throws Exception {
        S3MediaStore store = store("urls");
        MediaKey key = put(store, "hello".getBytes(StandardCharsets.UTF_8), NOON);
        URI url;
        try (StoredFile file = store.find(key).orElseThrow()) {
            url = file.url(Duration.ofMinutes(1), "text/plain", "attachment; filename=\"a b.txt\"").orElseThrow();
        }
        assertThat(url.toString()).doesNotContain(S3Server.SECRET).contains("X-Amz-Expires=60");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(url).header("Range", "bytes=1-2").build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.body()).isEqualTo("el");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
            assertThat(answer.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"a b.txt\"");
            URI other = URI.create(url.toString().replace("X-Amz-Expires=60", "X-Amz-Expires=6000"));
            assertThat(client.send(HttpRequest.newBuilder(other).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode()).isEqualTo(403);
        }
    }
}

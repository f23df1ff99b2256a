package dev.trestle.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.runtime.media.FileMediaStore;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StagedFile;
import dev.trestle.runtime.media.StoredFile;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store in a directory. */
class MediaStoreTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000001Z");

    @TempDir
    private Path folder;

    private FileMediaStore store() {
        return new FileMediaStore(folder.resolve("store"));
    }

    private boolean put(FileMediaStore store, int content, Instant at) throws IOException {
        try (StagedFile staged = StagedFile.create(store.staging())) {
            staged.write(ByteBuffer.allocate(4).putInt(0, content));
            return store.put(new MediaKey("c", staged.end(), "bin"), staged.path(), at);
        }
    }

    private List<MediaKey> list(FileMediaStore store, Instant until) throws IOException {
        try (Stream<MediaKey> keys = store.list("c", until)) {
            return keys.toList();
        }
    }

    @Test
    void putFindAndDelete() throws IOException {
        FileMediaStore store = store();
        assertThat(list(store, Instant.MAX)).isEmpty();

        assertThat(put(store, 7, NOON)).isTrue();
        assertThat(put(store, 7, NOON.minusSeconds(5))).isFalse();

        MediaKey key = list(store, Instant.MAX).getFirst();
        try (StoredFile file = store.find(key).orElseThrow()) {
            assertThat(file.size()).isEqualTo(4);
            assertThat(file.open(3, 1).readAllBytes()).containsExactly(7);
            assertThat(file.lastModified()).hasValue(NOON.plusNanos(1000));
            assertThat(store.delete(key, NOON)).as("put again since").isFalse();
            assertThat(list(store, NOON)).isEmpty();
            assertThat(store.delete(key, NOON.plusNanos(1000))).isTrue();
            assertThat(file.open(0, 4).readAllBytes()).hasSize(4);
        }
        assertThat(store.find(key)).isEmpty();
        assertThat(store.delete(key, Instant.MAX)).isFalse();
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static Path path(FileMediaStore store, MediaKey key) throws IOException {
        return store.staging().resolveSibling(key.collection()).resolve(key.sha256().substring(0, 2))
                .resolve(key.fileName());
    }

    @Test
    void copiesAreLinks() throws IOException {
        FileMediaStore store = store();
        put(store, 7, NOON);
        MediaKey key = list(store, Instant.MAX).getFirst();
        MediaKey other = new MediaKey("d", key.sha256(), "bin");

        assertThat(store.copy(key, other, NOON.plusSeconds(1))).isTrue();
        assertThat(store.copy(key, other, NOON)).isFalse();

        assertThat(Files.isSameFile(path(store, key), path(store, other))).isTrue();
        assertThat(store.delete(key, NOON.plusSeconds(1))).as("as new as its copy").isFalse();
        assertThat(store.delete(key, NOON.plusSeconds(2))).isTrue();
        try (StoredFile file = store.find(other).orElseThrow()) {
            assertThat(file.open(0, 4).readAllBytes()).containsExactly(0, 0, 0, 7);
        }
        assertThatThrownBy(() -> store.copy(key, new MediaKey("e", key.sha256(), "bin"), NOON))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** A store elsewhere has no links. */
    @Test
    void anyStoreCopies() throws IOException {
        FileMediaStore files = store();
        put(files, 7, NOON);
        MediaKey key = list(files, Instant.MAX).getFirst();
        MediaKey other = new MediaKey("d", key.sha256(), "bin");
        MediaStore store = new Elsewhere(files);

        assertThat(store.copy(key, other, NOON)).isTrue();
        assertThat(store.copy(key, other, NOON)).isFalse();

        assertThat(Files.isSameFile(path(files, key), path(files, other))).isFalse();
        assertThat(path(files, other)).hasSameBinaryContentAs(path(files, key));
        assertThat(files.staging()).isEmptyDirectory();
    }

    /** A store with nothing but what it has to have. */
    private record Elsewhere(FileMediaStore files) implements MediaStore {
        @Override
        public Path staging() throws IOException {
            return files.staging();
        }

        @Override
        public boolean put(MediaKey key, Path file, Instant at) throws IOException {
            return files.put(key, file, at);
        }

        @Override
        public Optional<StoredFile> find(MediaKey key) throws IOException {
            return files.find(key);
        }

        @Override
        public boolean delete(MediaKey key, Instant putUntil) throws IOException {
            return files.delete(key, putUntil);
        }

        @Override
        public Stream<MediaKey> list(String collection, Instant putUntil) throws IOException {
            return files.list(collection, putUntil);
        }
    }

    @Test
    void aFileThatChangedIsNotStored() throws IOException {
        Path own = Files.writeString(folder.resolve("own.txt"), "before");
        LocalUpload upload = LocalUpload.of(own);
        Files.writeString(own, "after");

        assertThatThrownBy(() -> upload.put(store(), upload.key("c"), NOON)).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.walk(folder.resolve("store"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        FileMediaStore store = store();
        put(store, 1, NOON);
        MediaKey key = list(store, Instant.MAX).getFirst();
        Path file = folder.resolve("store/c").resolve(key.sha256().substring(0, 2)).resolve(key.fileName());
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "secret");
        Files.delete(file);
        Files.createSymbolicLink(file, elsewhere);

        assertThat(store.find(key)).isEmpty();
        assertThat(list(store, Instant.MAX)).isEmpty();
        assertThat(store.delete(key, Instant.MAX)).isFalse();
        assertThatThrownBy(() -> put(store, 1, NOON)).isInstanceOf(IOException.class);
        assertThat(elsewhere).hasContent("secret");

        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createSymbolicLink(folder.resolve("store/d"), other);
        assertThatThrownBy(() -> store.put(new MediaKey("d", key.sha256(), "bin"), elsewhere, NOON))
                .isInstanceOf(IOException.class);
        assertThat(other).isEmptyDirectory();
    }

    /** One puts and deletes what it put, over and over; what another has put last stays there. */
    @Test
    void nobodyTakesAwayWhatAnotherPut() throws Exception {
        FileMediaStore store = store();
        AtomicInteger created = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                boolean isDeleting = i > 0;
                all.add(threads.submit(() -> {
                    for (int round = 0; round < 300; round++) {
                        Instant at = Instant.now();
                        boolean isNew = put(store, 5, at);
                        if (isDeleting && isNew) {
                            created.incrementAndGet();
                            store.delete(LocalUpload.of(Files.write(Files.createTempFile(folder, "x", ""),
                                    new byte[] {0, 0, 0, 5})).key("c"), at);
                        } else if (!isDeleting) {
                            assertThat(list(store, Instant.MAX).size() == 1 || isThere(store)).isTrue();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        put(store, 5, Instant.now());
        assertThat(list(store, Instant.MAX)).hasSize(1);
    }

    /** A file that is being looked at a second time comes back at once. */
    private boolean isThere(FileMediaStore store) {
        Waiting.until(() -> {
            try {
                return list(store, Instant.MAX).size() == 1;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return true;
    }

    @Test
    void leftoversGo() throws IOException {
        FileMediaStore store = store();
        Path old = StagedFile.create(store.staging()).path();
        Path fresh = StagedFile.create(store.staging()).path();
        Path foreign = Files.writeString(store.staging().resolve("note"), "");
        Files.setLastModifiedTime(old, FileTime.from(NOON));
        Files.setLastModifiedTime(foreign, FileTime.from(NOON));

        StagedFile.tidy(store.staging(), NOON.plusSeconds(1));

        assertThat(old).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "c/H", "c/H.", "c/H.PNG", "C/H.png", "c/h.png", "../H.png", "c/../H.png",
        "/c/H.png",
        "c//H.png", "c/H.png/", "c/H.png\n", "c./H.png", ".c/H.png", "c..d/H.png", "a.b.c.d/H.png",
        "c/H.abcdefghijk", "c\\H.png",
        "c/H.p g", "c/Hx.png", "c%2fH.png"})
    void noKeys(String text) {
        assertThat(MediaKey.parse(text.replace("H", "a".repeat(64)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c/H.png", "film.poster/H.jpg", "public.film.poster-46-/H.bin", "-_0/H.7z"})
    void keys(String text) {
        String key = text.replace("H", "0123456789abcdef".repeat(4));

        assertThat(MediaKey.parse(key)).hasValueSatisfying(parsed -> assertThat(parsed).hasToString(key));
    }
}

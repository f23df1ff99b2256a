package dev.trestle.data.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

/** Files stay until their space is needed, and while they are used. */
class FileCacheTest {

    @TempDir
    private Path folder;

    private final FileCache cache = new FileCache(100);

    private FileCache.Lease add(String name, long size, @Nullable String tag) throws IOException {
        assertThat(cache.reserve(size)).isTrue();
        return cache.add(name, Files.createTempFile(folder, name, ""), size, tag);
    }

    @Test
    void theLongestUnusedFileGoesFirst() throws IOException {
        FileCache.Lease a = add("a", 40, "1");
        FileCache.Lease b = add("b", 40, "1");
        a.close();
        b.close();
        cache.find("a").orElseThrow().close();
        assertThat(cache.reserve(60)).isTrue();
        assertThat(a.path()).exists();
        assertThat(b.path()).doesNotExist();
        assertThat(cache.find("b")).isEmpty();
    }

    @Test
    void aFileInUseStays() throws IOException {
        FileCache.Lease used = add("a", 60, "1");
        assertThat(cache.reserve(60)).isFalse();
        FileCache.Lease newer = add("a", 40, "2");
        assertThat(used.path()).exists();
        used.close();
        used.close();
        assertThat(used.path()).doesNotExist();
        assertThat(newer.path()).exists();
        assertThat(cache.reserve(60)).isTrue();
        assertThat(cache.reserve(1)).isFalse();
        cache.release(60);
        newer.close();
        assertThat(cache.reserve(100)).isTrue();
    }

    @Test
    void aFileWithoutTagIsUsedOnce() throws IOException {
        FileCache.Lease once = add("a", 40, null);
        assertThat(cache.find("a")).isEmpty();
        once.close();
        assertThat(once.path()).doesNotExist();
        assertThat(cache.reserve(100)).isTrue();
    }
}

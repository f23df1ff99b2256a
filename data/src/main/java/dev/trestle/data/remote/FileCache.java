package dev.trestle.data.remote;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that were brought here, and the space that they take: those in use, and others until their space is needed,
 * the longest unused one first.
 */
final class FileCache {

    private static final System.Logger LOG = System.getLogger(FileCache.class.getName());

    private final long maxSize;
    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long used;

    /** With so many bytes in all. */
    FileCache(long maxSize) {
        this.maxSize = maxSize;
    }

    private static final class Entry {

        private final Path path;
        private final long size;
        private final @Nullable String tag;
        private final long start;
        private int users;
        private boolean isForgotten;

        Entry(Path path, long size, @Nullable String tag, long start) {
            this.path = path;
            this.size = size;
            this.tag = tag;
            this.start = start;
        }
    }

    /** A file that stays until this is closed. */
    final class Lease implements LocalFile {

        private final Entry entry;
        private boolean isClosed;

        private Lease(Entry entry) {
            this.entry = entry;
            entry.users++;
        }

        @Override
        public Path path() {
            return entry.path;
        }

        @Override
        public long start() {
            return entry.start;
        }

        @Nullable String tag() {
            return entry.tag;
        }

        @Override
        public void close() {
            synchronized (FileCache.this) {
                if (!isClosed) {
                    isClosed = true;
                    entry.users--;
                    if (entry.isForgotten && entry.users == 0) {
                        delete(entry);
                    }
                }
            }
        }
    }

    /** A file with a tag that was brought here before. */
    synchronized Optional<Lease> find(String key) {
        return Optional.ofNullable(entries.get(key)).map(Lease::new);
    }

    /** The same, if it has this tag. */
    Optional<Lease> find(String key, String tag) {
        Optional<Lease> found = find(key);
        found.filter(lease -> !tag.equals(lease.tag())).ifPresent(Lease::close);
        return found.filter(lease -> tag.equals(lease.tag()));
    }

    /** Takes space for a file; false if there is none. */
    synchronized boolean reserve(long size) {
        Iterator<Entry> oldest = entries.values().iterator();
        while (used + size > maxSize && oldest.hasNext()) {
            Entry entry = oldest.next();
            if (entry.users == 0) {
                oldest.remove();
                delete(entry);
            }
        }
        boolean fits = used + size <= maxSize;
        if (fits) {
            used += size;
        }
        return fits;
    }

    /** Gives space back. */
    synchronized void release(long size) {
        used -= size;
    }

    /** Adds a file, whose space is reserved. Without a tag nothing shows whether it is still the same, so it is used once. */
    Lease add(String key, Path path, long size, @Nullable String tag) {
        return add(key, path, size, tag, 0);
    }

    /** The same for a file whose bytes begin at a place; its size is that of the bytes. */
    synchronized Lease add(String key, Path path, long size, @Nullable String tag, long start) {
        Entry entry = new Entry(path, size, tag, start);
        entry.isForgotten = tag == null;
        Lease lease = new Lease(entry);
        forget(tag == null ? null : entries.put(key, entry));
        return lease;
    }

    /** Removes a file, if it is here. */
    synchronized void forget(String key) {
        forget(entries.remove(key));
    }

    private void forget(@Nullable Entry entry) {
        if (entry != null) {
            entry.isForgotten = true;
            if (entry.users == 0) {
                delete(entry);
            }
        }
    }

    private void delete(Entry entry) {
        used -= entry.size;
        try {
            Files.deleteIfExists(entry.path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file that was brought here cannot be deleted", e);
        }
    }
}

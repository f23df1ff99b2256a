package dev.trestle.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the fingerprints of files, and reads only those that may have changed since their earlier ones were taken. A file with
 * the same size and modification time is taken to be the same.
 *
 * <p>A modification time is as fine as the clock of the file system: two writes within one tick have the same time. So a time
 * is only relied upon where the clock had moved on before the file was looked at; every later write then has another time.
 * git calls the others racily clean, and reads them again too.
 */
public final class Fingerprints {

    /** Longer than a tick of Linux (10 ms at most) or Windows (15.6 ms). */
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);

    /** Where times are whole seconds, as on HFS+, or even ones, as on FAT. */
    private static final long COARSE_TICK = TimeUnit.SECONDS.toNanos(2);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Fingerprint> earlier;
    private final long now;

    /** For files that are looked up on the disk from now on, by this machine's clock. */
    public Fingerprints(Map<String, Fingerprint> earlier) {
        this(earlier, Instant.now());
    }

    Fingerprints(Map<String, Fingerprint> earlier, Instant now) {
        this.earlier = earlier;
        this.now = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }

    /** The fingerprint of all bytes of a file, which had the earlier one of this name. */
    public Fingerprint of(String name, FoundFile file) throws IOException {
        @Nullable Fingerprint unchanged = unchanged(name, file);
        return unchanged == null ? taken(file, Files.readAllBytes(file.file())) : unchanged;
    }

    /** The earlier fingerprint of this name, where it still holds. */
    @Nullable Fingerprint unchanged(String name, FoundFile file) {
        @Nullable Fingerprint fingerprint = earlier.get(name);
        boolean same = fingerprint != null
                && fingerprint.modified().isPresent()
                && fingerprint.modified().getAsLong() == modified(file)
                && fingerprint.size() == file.attributes().size();
        return same ? fingerprint : null;
    }

    /** A new fingerprint of what was read from the file. */
    Fingerprint taken(FoundFile file, byte[] content) {
        long modified = modified(file);
        long tick = modified % SECOND == 0 ? COARSE_TICK : TICK;
        return new Fingerprint(
                ContentHash.of(content),
                file.attributes().size(),
                modified < now - tick ? OptionalLong.of(modified) : OptionalLong.empty());
    }

    private static long modified(FoundFile file) {
        return file.attributes().lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}

package dev.trestle.s3;

import dev.trestle.runtime.media.MediaKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * An object that holds a file. Storing a file again makes another object, so that no object is ever overwritten, and a
 * deletion can only reach what was stored before it: stores have no deletion on a condition.
 *
 * @param key of the file
 * @param micros the time of storing, in microseconds since 1970
 * @param id different for each, also for those of one time
 */
record Generation(MediaKey key, long micros, String id) {

    private static final String ID = "[0-9a-f]{16}";

    static Generation of(MediaKey key, Instant at) {
        return at(key, ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    /** At a time, or later if that is not after this one. */
    Generation next(MediaKey as, Instant at) {
        return at(as, Math.max(micros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, at)));
    }

    private static Generation at(MediaKey key, long micros) {
        return new Generation(key, micros, HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits()));
    }

    /** {@code film.poster/<sha-256>.png/<time>-<id>}. Times count down, so that the newest one is listed first. */
    String name() {
        return key + "/" + HexFormat.of().toHexDigits(Long.MAX_VALUE - micros) + "-" + id;
    }

    static Optional<Generation> parse(String name) {
        int slash = name.lastIndexOf('/');
        int dash = name.lastIndexOf('-');
        if (slash < 0 || dash < slash || !name.substring(slash + 1).matches(ID + "-" + ID)) {
            return Optional.empty();
        }
        String countdown = name.substring(slash + 1, dash);
        return MediaKey.parse(name.substring(0, slash)).map(key -> new Generation(
                key, Long.MAX_VALUE - HexFormat.fromHexDigitsToLong(countdown), name.substring(dash + 1)));
    }

    Instant time() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    boolean isPutUntil(Instant until) {
        return !time().isAfter(until);
    }
}

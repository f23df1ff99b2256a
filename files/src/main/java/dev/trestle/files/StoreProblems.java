package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import io.helidon.http.Status;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What it means to the client that a file cannot be stored: the request can be made again when there is room. */
final class StoreProblems {

    private static final System.Logger LOG = System.getLogger(StoreProblems.class.getName());

    /** As operating systems say it, in English; in other languages a full disk is one that cannot be written to. */
    private static final Pattern FULL = Pattern.compile("(?i)no space left|quota exceeded|not enough space");

    private static final Duration LATER = Duration.ofSeconds(10);

    private StoreProblems() {}

    /** Opens a file of the store. */
    static Optional<StoredFile> find(MediaStore store, MediaKey key) {
        try {
            return store.find(key);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static HttpProblem unreadable(IOException e) {
        LOG.log(Level.ERROR, () -> "A file cannot be read: " + e);
        return HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("The media store cannot be read at present").retryAfter(LATER).cause(e).build();
    }

    static HttpProblem.Builder of(IOException e) {
        LOG.log(Level.ERROR, () -> "A file cannot be stored: " + e);
        boolean isFull = FULL.matcher(String.valueOf(e.getMessage())).find();
        return HttpProblem.status(isFull ? Status.INSUFFICIENT_STORAGE_507 : Status.SERVICE_UNAVAILABLE_503)
                .detail(isFull ? "The media store is full" : "Files cannot be stored at present")
                .retryAfter(LATER).cause(e);
    }
}

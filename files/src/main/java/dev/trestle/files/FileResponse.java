package dev.trestle.files;

import dev.trestle.runtime.HookCall;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StoredFile;
import io.helidon.http.Header;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that a hook returns: in the media store, on the disk, or in memory. It is opened when it is sent. */
public final class FileResponse {

    private static final String MEDIA_TYPE = "[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(; *[\\w-]+=[\\w.+-]+)*";

    private final Source source;
    private final @Nullable String fileName;
    private final @Nullable String mediaType;

    private FileResponse(Source source, @Nullable String fileName, @Nullable String mediaType) {
        this.source = source;
        this.fileName = fileName;
        this.mediaType = mediaType;
    }

    @FunctionalInterface
    private interface Source {
        Optional<StoredFile> open(MediaStore store) throws IOException;
    }

    /**
     * No file, which is answered with 404.
     *
     * @return without a file
     */
    public static FileResponse none() {
        return new FileResponse(store -> Optional.empty(), null, null);
    }

    /**
     * A file of the media store, by its link in a row.
     *
     * @param link the file; none if it is not in the store, or null
     * @return the file
     */
    public static FileResponse of(@Nullable MediaLink link) {
        Optional<MediaKey> key = Optional.ofNullable(link).flatMap(given -> MediaKey.parse(given.key()));
        return key.isEmpty() ? none() : new FileResponse(store -> StoreProblems.find(store, key.get()), null, null);
    }

    /**
     * Bytes; their type is detected.
     *
     * @param bytes not changed afterwards; null for no file
     * @return the file
     */
    public static FileResponse of(byte @Nullable [] bytes) {
        return bytes == null ? none() : new FileResponse(store -> Optional.of(StoredFile.of(bytes)), null, null);
    }

    /**
     * A file on the disk; its type is detected. It is never in memory as a whole, and is not deleted.
     *
     * @param file must exist unchanged until the response is sent
     * @return the file
     */
    public static FileResponse of(Path file) {
        return new FileResponse(store -> Optional.of(StoredFile.open(file)), null, null);
    }

    /**
     * A file on the disk that is deleted after it was sent.
     *
     * @param file as {@link #of(Path)} takes it
     * @return the file
     */
    public static FileResponse temporary(Path file) {
        return new FileResponse(
                store -> Optional.of(StoredFile.open(file, StandardOpenOption.DELETE_ON_CLOSE)), null, null);
    }

    /**
     * Calls a hook that returns a file.
     *
     * @param route method and path of the route, such as {@code POST /films}; for the log
     * @param row the row
     * @param hook the hook
     * @param <R> the type of the row
     * @return the result of the hook, or {@link #none} for null
     * @throws HttpProblem as {@link HookCall#respond} does
     */
    public static <R> FileResponse respond(
            String route, R row, HookCall.Responder<? super R, ? extends @Nullable FileResponse> hook) {
        return HookCall.respond(
                route, row, given -> Objects.requireNonNullElseGet(hook.respond(given), FileResponse::none));
    }

    /**
     * Sets the file name for clients that save the file.
     *
     * @param name any characters; clients replace those that are not legal in file names
     * @return a file like this one
     */
    public FileResponse named(String name) {
        return new FileResponse(source, name, mediaType);
    }

    /**
     * Sets the media type, for types that cannot be detected, such as {@code text/csv; charset=utf-8}.
     *
     * @param type a media type
     * @return a file like this one
     * @throws IllegalArgumentException if it is not a media type
     */
    public FileResponse typed(String type) {
        if (!type.matches(MEDIA_TYPE)) {
            throw new IllegalArgumentException("Not a media type: " + type);
        }
        return new FileResponse(source, fileName, type);
    }

    /**
     * Opens the file, for callers in Java.
     *
     * @param store the store of the files of rows
     * @return to be closed; empty for no file
     * @throws IOException if it cannot be read
     * @throws HttpProblem 503 if the store cannot be read
     */
    public Optional<StoredFile> open(MediaStore store) throws IOException {
        return source.open(store);
    }

    /** Refuses a file that does not exist, or cannot be read. */
    void require(MediaStore store) {
        try (StoredFile file = source.open(store).orElseThrow(FileResponse::noFile)) {
            file.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it; nothing to send is not found. */
    void send(ServerRequest request, ServerResponse response, Status status, Media media, Header caching) {
        try (StoredFile file = source.open(media.store()).orElseThrow(FileResponse::noFile)) {
            String type = mediaType == null ? file.mediaType() : mediaType;
            new FileAnswer(request, response, file, type, fileName, media.redirected()).send(status, caching);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpProblem noFile() {
        return HttpProblem.of(Status.NOT_FOUND_404, "There is no file");
    }
}

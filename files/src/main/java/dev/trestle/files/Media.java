package dev.trestle.files;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.database.Attachments;
import dev.trestle.runtime.database.RowReader;
import dev.trestle.runtime.media.FileMediaStore;
import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaKind;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StagedFile;
import dev.trestle.runtime.service.NewFile;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.service.StoredRequestFiles;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of a service: forms with files, media columns, the media store and the URLs of files, routes that answer
 * with files, and the sweep of files that no row refers to.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code allowed-origins}</td><td>none</td><td>other origins whose pages may send forms with files, such as
 * {@code https://films.example.com}</td></tr>
 * <tr><td>{@code media.directory}</td><td>{@code media}</td><td>the directory of files; it must not be shared with other services</td></tr>
 * <tr><td>{@code media.max-upload-size}</td><td>104857600</td><td>maximum size of a file, in bytes, for routes without
 * {@code max_upload_size}</td></tr>
 * <tr><td>{@code media.signing-key}</td><td>none</td><td>a secret of 32 bytes or more. URLs of files are then signed,
 * and URLs without a valid signature are answered with 404</td></tr>
 * <tr><td>{@code media.url-lifetime}</td><td>PT1H</td><td>how long a signed URL is valid</td></tr>
 * <tr><td>{@code media.redirect-lifetime}</td><td>none</td><td>how long a URL of the store is valid to which GET of a file
 * is redirected, at most 7 days, such as {@code PT5M}; without it, the service sends the files itself. Only for stores
 * whose files have URLs, such as a bucket</td></tr>
 * <tr><td>{@code media.sweep-interval}</td><td>PT10M</td><td>time between two sweeps of files that no row refers to</td></tr>
 * <tr><td>{@code media.sweep-age}</td><td>PT1H</td><td>minimum age of the files that a sweep deletes; longer than any
 * request</td></tr>
 * </table>
 */
public final class Media implements ServiceFiles {

    /** The file of a row may be another one the next time, and is for those who may call the route. */
    private static final Header REVALIDATED = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-cache");

    private final MediaStore store;
    private final MediaConfig config;
    private final Trestle trestle;
    private final Origins origins;
    private final MediaRows rows;
    private final SweepThread sweeper;
    private final List<MediaColumn> columns = new CopyOnWriteArrayList<>();
    private volatile @Nullable Path temporary;

    private Media(Trestle trestle, Function<MediaConfig, MediaStore> store) {
        this.trestle = trestle;
        this.config = MediaConfig.of(trestle.settings().at("media"), InstantSource.system());
        this.store = store.apply(config);
        if (config.redirected().isPresent() && !this.store.hasUrls()) {
            throw new IllegalArgumentException(trestle.settings().at("media").full("redirect-lifetime")
                    + " needs a store whose files have URLs, such as a bucket of trestle-s3");
        }
        this.origins = new Origins(trestle.settings().list("allowed-origins"), trestle::publicUrl);
        this.rows = new MediaRows(trestle.pool(), columns);
        this.sweeper = new SweepThread(this::sweep, config.sweepInterval());
        trestle.attach(this);
        trestle.attach(new MediaPart(this));
    }

    /**
     * Attaches files to a service, in a directory; before its routes are made.
     *
     * @param trestle has the database and the configuration
     * @return closed with it
     * @throws RuntimeException if a key is malformed
     */
    public static Media create(Trestle trestle) {
        return new Media(trestle, config -> new FileMediaStore(config.directory()));
    }

    /**
     * Attaches files to a service, in another store; {@code media.directory} is not used then.
     *
     * @param trestle has the database and the configuration
     * @param store stores the files of media columns
     * @return closed with it
     * @throws RuntimeException if a key is malformed
     */
    public static Media create(Trestle trestle, MediaStore store) {
        return new Media(trestle, config -> store);
    }

    /**
     * Adds media columns: their files are served at {@code /media/}, and files that no row refers to are swept.
     *
     * @param more all media columns of an API, also those without a route
     */
    public void expect(List<MediaColumn> more) {
        columns.addAll(more);
        if (!columns.isEmpty()) {
            sweeper.start();
        }
    }

    /**
     * The store of the files.
     *
     * @return the same each time
     */
    public MediaStore store() {
        return store;
    }

    @Override
    public Duration sweepAge() {
        return config.sweepAge();
    }

    MediaConfig config() {
        return config;
    }

    /** How long a URL of the store is valid to which clients are sent; null if the service sends files itself. */
    @Nullable Duration redirected() {
        return config.redirected().orElse(null);
    }

    /** What stands before a file's key in its path. */
    String path() {
        return trestle.ownPath(MediaRoute.PATH);
    }

    boolean hasColumns() {
        return !columns.isEmpty();
    }

    boolean isServed(String collection) {
        return columns.stream().anyMatch(column -> column.access() == MediaColumn.Access.SERVED
                && column.collection().equals(collection));
    }

    /** Those of the keys that no row names. */
    List<MediaKey> unnamed(List<MediaKey> keys) throws SQLException {
        return rows.unnamed(keys);
    }

    /**
     * A form with files; it raises the maximum size of bodies. To be called before {@link Trestle#server}.
     *
     * @param files its files
     * @return reads such forms
     */
    public Form form(FormFile... files) {
        Form form = new Form(trestle.json(), this, origins, List.of(files), Set.of());
        trestle.takeBodies(form.maxSize());
        return form;
    }

    /**
     * Reads a row whose file is the answer, and looks the file up before the statement is committed.
     *
     * @param reader reads the row
     * @param file is the answer; not of a temporary file
     * @param <T> the type of the row
     * @return throws {@link HttpProblem} 404 for a row without a file, so that an atomic statement is undone
     */
    public <T> RowReader<T> withFile(
            RowReader<? extends T> reader, Function<? super T, FileResponse> file) {
        return row -> {
            T read = reader.read(row);
            file.apply(read).require(store);
            return read;
        };
    }

    /**
     * Answers with a file. For GET and HEAD, ranges and conditions of the request are supported.
     *
     * @param request the request
     * @param response the response
     * @param status its status, if the whole file is sent
     * @param file the file
     * @throws HttpProblem 404 if there is none, 412 and 416 as in RFC 9110
     */
    public void sendFile(ServerRequest request, ServerResponse response, Status status, FileResponse file) {
        file.send(request, response, status, this, REVALIDATED);
    }

    /** Answers with the file of a row, as {@link #sendFile(ServerRequest, ServerResponse, Status, FileResponse)}. */
    public void sendFile(ServerRequest request, ServerResponse response, Status status, @Nullable MediaLink link) {
        sendFile(request, response, status, FileResponse.of(link));
    }

    /** Answers with bytes, as {@link #sendFile(ServerRequest, ServerResponse, Status, FileResponse)}. */
    public void sendFile(ServerRequest request, ServerResponse response, Status status, byte @Nullable [] bytes) {
        sendFile(request, response, status, FileResponse.of(bytes));
    }

    @Override
    public Attachments attachments() {
        return new Publication(this);
    }

    @Override
    public StoredRequestFiles storing(String collection) {
        return new RequestFiles(this, collection);
    }

    @Override
    public void sweep(String collection, String table, String column) {
        expect(List.of(new MediaColumn(collection, table, column, MediaKind.DOCUMENT, MediaColumn.Access.HIDDEN)));
    }

    @Override
    public boolean hasStore() {
        return hasColumns();
    }

    @Override
    public NewFile create(String mediaType) {
        return StagedBytes.create(this, mediaType);
    }

    @Override
    public InputStream open(String key) {
        return StoredBytes.open(store, key);
    }

    /**
     * The link for the value of a column.
     *
     * @param key the value; an http or https URL is used unchanged
     * @return the key and URL of the file
     */
    @Override
    public MediaLink link(String key) {
        return new MediaLink(key, url(key));
    }

    private URI url(String key) {
        if (key.startsWith("https://") || key.startsWith("http://")) {
            Optional<URI> own = Urls.parse(key);
            if (own.isPresent()) {
                return own.get();
            }
        }
        String query = config.signer().map(signer -> "?" + signer.sign(key)).orElse("");
        return URI.create(trestle.publicUrl() + path() + Urls.encode(key) + query);
    }

    /** Where files wait while they come in; a service that stores none uses the system's temporary directory. */
    Path staging() throws IOException {
        return hasColumns() ? store.staging() : temporary();
    }

    private synchronized Path temporary() throws IOException {
        Path folder = temporary;
        if (folder == null || !Files.isDirectory(folder)) {
            folder = Files.createTempDirectory("trestle-");
            temporary = folder;
        }
        return folder;
    }

    /**
     * Deletes files that no row refers to and that were put into the store longer ago than {@code media.sweep-age},
     * and temporary files of processes that ended during an upload. It also runs automatically every {@code
     * media.sweep-interval}.
     *
     * @return the number of files that were deleted from the store
     * @throws IOException if the store cannot be read or changed
     * @throws SQLException if the database cannot be read
     */
    public long sweep() throws IOException, SQLException {
        return sweep(config.sweepAge());
    }

    long sweep(Duration age) throws IOException, SQLException {
        Instant until = Instant.now().minus(age);
        long deleted = 0;
        for (String collection : columns.stream().map(MediaColumn::collection).distinct().toList()) {
            deleted += new Sweep(store, rows, until).collection(collection);
        }
        if (hasColumns()) {
            store.tidy(until);
        }
        return deleted;
    }

    /** Stops the sweeps. */
    @Override
    public void close() {
        sweeper.close();
        Path folder = temporary;
        if (folder != null) {
            try {
                StagedFile.tidy(folder, Instant.MAX);
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                System.getLogger(Media.class.getName())
                        .log(System.Logger.Level.WARNING, "The temporary directory was not deleted: " + folder, e);
            }
        }
    }
}

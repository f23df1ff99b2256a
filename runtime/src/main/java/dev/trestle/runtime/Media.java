package dev.trestle.runtime;

import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKey;
import dev.trestle.runtime.media.MediaStore;
import dev.trestle.runtime.media.StagedFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The files that columns name: their store, their URLs, and the sweeping of those that no row names any more. */
public final class Media implements AutoCloseable, Links {

    private final MediaStore store;
    private final MediaConfig config;
    private final ClientView view;
    private final MediaRows rows;
    private final Sweeper sweeper;
    private final List<MediaColumn> columns = new CopyOnWriteArrayList<>();
    private volatile @Nullable Path temporary;

    Media(MediaStore store, MediaConfig config, DataSource pool, ClientView view) {
        this.view = view;
        this.store = store;
        this.config = config;
        this.rows = new MediaRows(pool, columns);
        this.sweeper = new Sweeper(this::sweep, config.sweepInterval());
    }

    /** Has more columns served and swept. */
    void add(List<MediaColumn> more) {
        columns.addAll(more);
        if (!columns.isEmpty()) {
            sweeper.start();
        }
    }

    /**
     * Where the files are.
     *
     * @return the same each time
     */
    public MediaStore store() {
        return store;
    }

    /**
     * How long a file stays that no row names.
     *
     * @return as configured
     */
    public Duration sweepAge() {
        return config.sweepAge();
    }

    MediaConfig config() {
        return config;
    }

    /** What stands before a file's key in its path. */
    String path() {
        return view.prefix() + MediaRoute.PATH;
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
     * What a column's value stands for.
     *
     * @param key the value; one that is a URL itself, of http or https, keeps it
     * @return the file's name and place
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
        return URI.create(view.url() + path() + Urls.encode(key) + query);
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
     * Deletes files that no row names and that were put into the store longer ago than {@code media.sweep-age}, and
     * what uploads left behind that ended with their process. It runs by itself every {@code media.sweep-interval}.
     *
     * @return how many files went from the store
     * @throws IOException if the store cannot be read or changed
     * @throws SQLException if the database cannot be asked
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
            StagedFile.tidy(store.staging(), until);
        }
        return deleted;
    }

    /** Stops the sweeping. */
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
                        .log(System.Logger.Level.WARNING, "The temporary directory stays: " + folder, e);
            }
        }
    }
}

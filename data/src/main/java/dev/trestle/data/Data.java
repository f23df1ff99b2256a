package dev.trestle.data;

import dev.trestle.data.remote.ByteRange;
import dev.trestle.data.remote.DownloadLimits;
import dev.trestle.data.remote.Downloads;
import dev.trestle.data.remote.HttpRoots;
import dev.trestle.data.remote.RemoteRoots;
import dev.trestle.listener.Listener;
import dev.trestle.runtime.service.ServerPart;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files as tables: DuckDB runs queries over the Parquet, CSV and NDJSON files of the service's own directories.
 *
 * <p>Its configuration, below {@code trestle}:
 *
 * <table>
 * <caption>Keys, defaults and meaning</caption>
 * <tr><td>{@code data.roots.NAME}</td><td>required</td><td>the directory of the files of the datasets with {@code root: NAME};
 * only the service and people whom it trusts may write to it. Or the URL of a folder on another server,
 * {@code https://data.example.org/reports/}, or of a bucket, {@code s3://films/reports}</td></tr>
 * <tr><td>{@code data.authorization.NAME}</td><td>none</td><td>the header {@code Authorization} of requests to the server of the
 * root NAME</td></tr>
 * <tr><td>{@code data.redirect-hosts}</td><td>none</td><td>other hosts that servers of roots may redirect to</td></tr>
 * <tr><td>{@code data.private-hosts}</td><td>none</td><td>hosts of roots and redirects that may have addresses of loopback and
 * of private networks, and {@code http} URLs</td></tr>
 * <tr><td>{@code data.downloads}</td><td>4</td><td>maximum number of files that are brought from other servers at once; further
 * ones wait for {@code data.queue-timeout}</td></tr>
 * <tr><td>{@code data.download-timeout}</td><td>PT1M</td><td>maximum time until such files of a request have arrived</td></tr>
 * <tr><td>{@code data.downloads-size}</td><td>4294967296</td><td>maximum size of such files in {@code data.temp-directory}, in bytes;
 * they stay there until the space is needed, and are used again if their server says that they are the same</td></tr>
 * <tr><td>{@code data.max-file-size}</td><td>1073741824</td><td>maximum size of a file, in bytes</td></tr>
 * <tr><td>{@code data.max-files}</td><td>1000</td><td>maximum number of files of a dataset in one request, where it may have several</td></tr>
 * <tr><td>{@code data.workers}</td><td>one for each processor</td><td>maximum number of concurrent queries of files; each has a
 * platform thread</td></tr>
 * <tr><td>{@code data.queue}</td><td>16</td><td>maximum number of requests that wait for a worker; further ones are answered
 * with 503</td></tr>
 * <tr><td>{@code data.queue-timeout}</td><td>PT5S</td><td>maximum time that a request waits for a worker</td></tr>
 * <tr><td>{@code data.query-timeout}</td><td>PT30S</td><td>maximum time of a query, with the check of its files and without the time
 * that it waits for the client</td></tr>
 * <tr><td>{@code data.memory-limit}</td><td>536870912</td><td>maximum memory of DuckDB, in bytes, for all queries</td></tr>
 * <tr><td>{@code data.threads}</td><td>one for each processor</td><td>threads that DuckDB itself uses</td></tr>
 * <tr><td>{@code data.temp-directory}</td><td>a new directory, deleted when the service stops</td><td>where DuckDB stores what does
 * not fit into memory</td></tr>
 * <tr><td>{@code data.max-temp-size}</td><td>1073741824</td><td>maximum size of the files there, in bytes</td></tr>
 * </table>
 */
public final class Data implements ServerPart, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Data.class.getName());

    private final DataConfig config;
    private final Roots roots;
    private final Path temporary;
    private final Downloads downloads;
    private final DatasetFiles files;
    private final Engine engine;
    private final Workers workers;
    private final Listener listener;
    private final int maxRows;

    private Data(Trestle trestle, List<RemoteRoots> kinds) {
        Settings settings = trestle.settings().at("data");
        this.config = DataConfig.read(settings);
        HttpRoots http = HttpRoots.of(settings);
        this.roots = new Roots(settings.at("roots"), Stream.concat(Stream.of(http), kinds.stream()).toList());
        this.maxRows = trestle.settings().number("max-rows", 100_000, 0);
        this.listener = trestle.listener();
        this.temporary = config.temporary().orElseGet(Engine::temporaryDirectory);
        DownloadLimits limits = DownloadLimits.read(settings, config.maxFileSize(), config.queueTimeout());
        this.downloads = openDownloads(limits);
        this.files = new DatasetFiles(roots, http, downloads, this::watch, config);
        List<Path> readable = new ArrayList<>(roots.directories());
        readable.add(downloads.directory());
        this.engine = Engine.open(config, readable, temporary);
        this.workers = new Workers(config);
    }

    private Downloads openDownloads(DownloadLimits limits) {
        try {
            return Downloads.open(temporary, limits);
        } catch (IOException e) {
            throw new UncheckedIOException("There is no directory for files of other servers", e);
        }
    }

    /**
     * Starts DuckDB, and attaches it to the service.
     *
     * @param trestle has the configuration
     * @param kinds open roots of further kinds, such as buckets
     * @return stopped with the server
     * @throws RuntimeException if a key is malformed, or a root is neither a directory nor a URL that can be read
     */
    public static Data create(Trestle trestle, RemoteRoots... kinds) {
        Data data = new Data(trestle, List.of(kinds));
        trestle.attach(data);
        return data;
    }

    /**
     * A query over datasets.
     *
     * @param sql one SELECT of DuckDB, with the datasets as its tables, and with parameters such as {@code $1}
     * @param datasets those that it reads
     * @return the query
     * @throws IllegalArgumentException if the root of a dataset is not configured, or the statement is no SELECT
     */
    public FileQuery query(String sql, Dataset... datasets) {
        for (Dataset dataset : datasets) {
            roots.require(dataset.root());
        }
        try {
            engine.requireSelect(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot read a query", e);
        }
        return new FileQuery(this, sql, List.of(datasets));
    }

    /** The files that a request names; those of other servers stay as long as the leases. */
    List<RootFile> files(Dataset dataset, List<? extends @Nullable String> names, Leases leases) {
        return files.find(dataset, names, leases);
    }

    /** Brings the parts of a file here that a query needs. */
    RootFile complete(Leases.End file, List<ByteRange> parts, Leases leases) {
        return files.remote().complete(file, parts, leases);
    }

    Duration queryTimeout() { return config.queryTimeout(); }

    int maxRows() { return maxRows; }

    void start(Execution execution) {
        workers.start(execution);
    }

    Session session(Execution execution) throws SQLException {
        return new Session(engine.connect(), execution);
    }

    /** To be closed. */
    Runnable watch(Runnable end) {
        return listener.watch(end);
    }

    @Override
    public void stop() {
        close();
    }

    /** Ends the queries, and DuckDB. */
    @Override
    public void close() {
        workers.close();
        engine.close();
        roots.close();
        downloads.close();
        if (config.temporary().isEmpty()) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The directory " + temporary + " cannot be deleted", e);
            }
        }
    }
}

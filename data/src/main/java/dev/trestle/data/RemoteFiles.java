package dev.trestle.data;

import dev.trestle.data.remote.ByteRange;
import dev.trestle.data.remote.Downloads;
import dev.trestle.data.remote.LocalFile;
import dev.trestle.data.remote.RemoteException;
import dev.trestle.data.remote.RemoteRoot;
import dev.trestle.data.remote.Source;
import dev.trestle.data.remote.UrlRoot;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.log.LogText;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds files of remote roots.
 *
 * @param downloads brings them here
 * @param watch watches the client of the request
 * @param maxFiles how many there may be
 */
record RemoteFiles(Downloads downloads, Function<Runnable, Runnable> watch, int maxFiles) {

    private static final System.Logger LOG = System.getLogger(RemoteFiles.class.getName());
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Brings files below a root here. Patterns and folders are names of no file on another server. */
    List<RootFile> findBelow(Dataset dataset, RemoteRoot root, List<? extends @Nullable String> names, Leases leases) {
        return find(dataset, root, names.stream().map(RemoteFiles::checked).toList(), leases);
    }

    /**
     * Brings files here, each once, one after the other.
     *
     * @param names as the root has them
     * @param leases takes the files, which stay until they are closed
     * @throws HttpProblem 404 if there is no such file, 413 if it is too large, 422 if it is none of the format or there are too many, 502
     *     if its server refuses or cannot be reached, 503 if too many files are on their way, 504 if it takes too long
     */
    List<RootFile> find(Dataset dataset, RemoteRoot root, List<String> names, Leases leases) {
        Set<String> distinct = new LinkedHashSet<>(names);
        if (distinct.isEmpty()) {
            throw Root.missing();
        }
        if (distinct.size() > maxFiles) {
            throw FileNames.tooMany(dataset, maxFiles);
        }
        Instant end = Instant.now().plus(downloads.timeout());
        return distinct.stream().map(name -> find(dataset, root, name, leases, end)).toList();
    }

    private static String checked(@Nullable String name) {
        if (name == null) {
            throw Root.missing();
        }
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || !segment.matches(Root.PLAIN)) {
                throw Root.missing();
            }
        }
        return name;
    }

    private RootFile find(Dataset dataset, RemoteRoot root, String name, Leases leases, Instant end) {
        Source source = new Source(root, root instanceof UrlRoot ? "" : dataset.root(), name, magic(dataset.format()));
        return brought(dataset, name, leases, () -> {
            // The search for rows that are left out reads all columns.
            if (dataset.format().isText() || dataset.maxRejects() > 0) {
                return downloads.fetch(source, left(end), watch);
            }
            LocalFile file = downloads.fetchEnd(source, left(end), watch);
            if (file.start() > 0) {
                leases.add(new Leases.End(dataset, source, file, end));
            }
            return file;
        });
    }

    /** Brings the parts here that a query needs of a file. */
    RootFile complete(Leases.End file, List<ByteRange> parts, Leases leases) {
        return brought(file.dataset(), file.source().name(), leases,
                () -> downloads.fetchParts(file.source(), file.end(), parts, left(file.until()), watch));
    }

    private static Duration left(Instant end) {
        return Duration.between(Instant.now(), end);
    }

    /** Brings a file here. */
    @FunctionalInterface
    private interface Bringing {
        LocalFile get() throws IOException;
    }

    private static RootFile brought(Dataset dataset, String name, Leases leases, Bringing bringing) {
        try {
            LocalFile local = bringing.get();
            leases.add(local);
            return RootFile.of(name, local.path());
        } catch (NoSuchFileException e) {
            throw Root.missing();
        } catch (RemoteException e) {
            throw problem(dataset, e);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file of the dataset " + dataset.name() + " cannot be brought here", LogText.of(e));
            throw e instanceof SocketTimeoutException ? slow(e) : HttpProblem.status(Status.BAD_GATEWAY_502)
                    .detail("The server that has the file refuses it, or cannot be reached").cause(e).build();
        }
    }

    /** Text begins with anything. */
    private static byte[] magic(FileFormat format) {
        return switch (format) {
            case PARQUET -> "PAR1".getBytes(StandardCharsets.US_ASCII);
            case CSV, NDJSON -> new byte[0];
        };
    }

    private static RuntimeException problem(Dataset dataset, RemoteException e) {
        return switch (e.reason()) {
            case TOO_LARGE -> HttpProblem.status(Status.REQUEST_ENTITY_TOO_LARGE_413).detail(e.getMessage()).cause(e).build();
            case WRONG_CONTENT -> FileProblems.unfit(List.of(
                    FileProblems.error(dataset, "is no " + dataset.format() + " file that can be read")));
            case BUSY -> HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("Too many files of other servers are needed at once").retryAfter(SOON).cause(e).build();
            case CHANGED -> HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                    .detail("The file has changed while it was brought here").retryAfter(SOON).cause(e).build();
            case SLOW -> slow(e);
            case ENDED -> new CloseConnectionException("The client has closed its connection", e);
        };
    }

    private static HttpProblem slow(IOException e) {
        return HttpProblem.status(Status.GATEWAY_TIMEOUT_504).detail("The server that has the file is too slow").cause(e).build();
    }
}

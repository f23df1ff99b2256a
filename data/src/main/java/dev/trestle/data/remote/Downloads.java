package dev.trestle.data.remote;

import dev.trestle.data.remote.RemoteException.Reason;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Brings files of remote roots here, so many at a time. Each has a thread of its own, which is interrupted when the time
 * is over: so a server that sends a byte now and then cannot keep it.
 */
public final class Downloads implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Downloads.class.getName());
    private static final String FOLDER = "downloads-";

    /** Bytes of the end of a file, which is mostly more than its metadata has. */
    private static final int END = 64 * 1024;

    /** More requests take longer than the whole file. */
    private static final int MAX_PARTS = 64;

    private final Path directory;
    private final DownloadLimits limits;
    private final FileCache cache;
    private final Semaphore turns;

    private Downloads(Path directory, DownloadLimits limits) {
        this.directory = directory;
        this.limits = limits;
        this.cache = new FileCache(limits.maxAll());
        this.turns = new Semaphore(limits.concurrent(), true);
    }

    /**
     * Makes a directory for files, and deletes those of processes that ended.
     *
     * @param parent the directory that it is made in
     * @param limits of the files
     * @return to be closed
     * @throws IOException if it cannot be made
     */
    public static Downloads open(Path parent, DownloadLimits limits) throws IOException {
        Files.createDirectories(parent);
        long own = ProcessHandle.current().pid();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, FOLDER + "*")) {
            for (Path folder : folders) {
                if (isLeft(folder)) {
                    delete(folder);
                }
            }
        }
        return new Downloads(Files.createTempDirectory(parent.toRealPath(), FOLDER + own + "-"), limits);
    }

    /** Whether its process ended; another one with the same number began later. */
    private static boolean isLeft(Path folder) throws IOException {
        String pid = folder.getFileName().toString().substring(FOLDER.length()).replaceFirst("-.*", "");
        if (!pid.matches("[0-9]{1,18}")) {
            return false;
        }
        Instant made = Files.readAttributes(folder, BasicFileAttributes.class).creationTime().toInstant();
        return ProcessHandle.of(Long.parseLong(pid)).flatMap(process -> process.info().startInstant())
                .map(began -> began.isAfter(made)).orElse(true);
    }

    /** The directory of the files. */
    public Path directory() {
        return directory;
    }

    /** How long the files of a request may take. */
    public Duration timeout() {
        return limits.timeout();
    }

    /**
     * Brings a file here, or uses the one that is here if the server says that it is the same.
     *
     * @param source the file
     * @param time how long it may take
     * @param watch begins to watch the client with a task for the case that it leaves, and returns its end
     * @return to be closed
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws RemoteException if a limit is reached, or the content is wrong
     * @throws IOException if the server cannot be reached, refuses, or ends early
     */
    public LocalFile fetch(Source source, Duration time, Function<Runnable, Runnable> watch) throws IOException {
        return run(() -> fetch(source), time, watch);
    }

    /**
     * Brings the end of a file of Parquet here, which has its metadata. If the file is small, or its server does not send parts, or no
     * strong entity tag, the whole file.
     *
     * @param source the file
     * @param time how long it may take
     * @param watch as for {@link #fetch}
     * @return to be closed; if its {@link LocalFile#start} is not 0, for {@link #fetchParts}
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws RemoteException if a limit is reached, or the content is wrong
     * @throws IOException if the server cannot be reached, refuses, or ends early
     */
    public LocalFile fetchEnd(Source source, Duration time, Function<Runnable, Runnable> watch) throws IOException {
        return run(() -> fetchEnd(source), time, watch);
    }

    /**
     * Brings parts of a file here, or the whole file if they are most of it.
     *
     * @param source the file
     * @param end of it
     * @param parts of it, before its end
     * @param time how long they may take
     * @param watch as for {@link #fetch}
     * @return a file with these parts and the end; to be closed
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws RemoteException if a limit is reached, or the file has another content now
     * @throws IOException if the server cannot be reached, refuses, or ends early
     */
    public LocalFile fetchParts(
            Source source, LocalFile end, List<ByteRange> parts, Duration time, Function<Runnable, Runnable> watch) throws IOException {
        long bytes = parts.stream().mapToLong(ByteRange::length).sum();
        boolean isMost = parts.size() > MAX_PARTS || bytes > Files.size(end.path()) / 2;
        return isMost || !(end instanceof FileCache.Lease lease) ? fetch(source, time, watch)
                : run(() -> fetchParts(source, lease, parts), time, watch);
    }

    private LocalFile run(Callable<LocalFile> work, Duration time, Function<Runnable, Runnable> watch) throws IOException {
        Task task = new Task(work);
        try {
            if (!turns.tryAcquire(limits.queueTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RemoteException(Reason.BUSY, "Too many files are on their way");
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        Runnable unwatch = watch.apply(() -> task.cancel(true));
        try {
            Thread.ofVirtual().name("trestle-download").start(() -> {
                task.run();
                turns.release();
            });
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.giveUp();
            throw new RemoteException(Reason.SLOW, "A file did not arrive in time");
        } catch (InterruptedException e) {
            task.giveUp();
            throw interrupted();
        } catch (CancellationException e) {
            throw new RemoteException(Reason.ENDED, "The client has left");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException("A file cannot be brought here", e.getCause());
        } finally {
            unwatch.run();
        }
    }

    private static RemoteException interrupted() {
        Thread.currentThread().interrupt();
        return new RemoteException(Reason.ENDED, "The service stops");
    }

    /** A file that arrives after the request was given up is closed. */
    private static final class Task extends FutureTask<LocalFile> {

        Task(Callable<LocalFile> work) {
            super(work);
        }

        @Override
        protected void set(LocalFile file) {
            super.set(file);
            if (isCancelled()) {
                file.close();
            }
        }

        void giveUp() {
            if (!cancel(true) && state() == State.SUCCESS) {
                resultNow().close();
            }
        }
    }

    /** On a thread of its own, as are the next two. */
    private LocalFile fetch(Source source) throws IOException {
        Optional<FileCache.Lease> known = cache.find(source.key());
        try (RemoteFile file = source.root().open(source.name(), known.map(FileCache.Lease::tag).orElse(null))) {
            return known.isPresent() && file.isUnchanged() ? known.get() : whole(source, file, known);
        } catch (IOException | RuntimeException e) {
            known.ifPresent(FileCache.Lease::close);
            throw e;
        }
    }

    private LocalFile whole(Source source, RemoteFile file, Optional<FileCache.Lease> other) throws IOException {
        LocalFile whole = new Download(cache, directory, limits.maxFile(), source.magic()).run(source.key(), file);
        other.ifPresent(FileCache.Lease::close);
        return whole;
    }

    private LocalFile fetchEnd(Source source) throws IOException {
        String key = source.key() + "\nend";
        Optional<FileCache.Lease> known = cache.find(source.key()).or(() -> cache.find(key));
        try (RemoteFile file = source.root().openEnd(source.name(), known.map(FileCache.Lease::tag).orElse(null), END)) {
            if (known.isPresent() && file.isUnchanged()) {
                return known.get();
            }
            if (file.start() == 0) {
                return whole(source, file, known);
            }
            String tag = file.tag();
            if (tag != null) {
                LocalFile end = parts(source).end(key, file, tag);
                known.ifPresent(FileCache.Lease::close);
                // A whole file of an earlier content would be found first.
                cache.forget(source.key());
                return end;
            }
        } catch (IOException | RuntimeException e) {
            known.ifPresent(FileCache.Lease::close);
            throw e;
        }
        known.ifPresent(FileCache.Lease::close);
        return fetch(source);
    }

    private LocalFile fetchParts(Source source, FileCache.Lease end, List<ByteRange> parts) throws IOException {
        String tag = Objects.requireNonNull(end.tag());
        String key = source.key() + "\n" + parts;
        Optional<FileCache.Lease> known = cache.find(key, tag);
        return known.isPresent() ? known.get() : parts(source).parts(key, end, tag, parts);
    }

    private PartDownload parts(Source source) {
        return new PartDownload(cache, directory, limits.maxFile(), source);
    }

    /** Deletes the directory. */
    @Override
    public void close() {
        try {
            delete(directory);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The directory " + directory + " cannot be deleted", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}

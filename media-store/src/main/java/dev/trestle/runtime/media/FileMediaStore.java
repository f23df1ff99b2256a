package dev.trestle.runtime.media;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores files in a directory: {@code film.poster/ab/<sha-256>.png}, where {@code ab} are the first digits of the
 * hash.
 *
 * <p>A file gets its name by a hard link when its content is on the disk, so that a crash leaves no incomplete file.
 * Symbolic links below the directory are ignored. The time of storing is the modification time of the file; the file
 * system has to support microseconds.
 */
public final class FileMediaStore implements MediaStore {

    private final Path directory;

    /**
     * Sets the directory, which is created for the first file.
     *
     * @param directory of this store alone
     */
    public FileMediaStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public Path staging() throws IOException {
        Files.createDirectories(directory);
        return folder(directory.resolve(".incoming"));
    }

    @Override
    public boolean put(MediaKey key, Path file, Instant at) throws IOException {
        Path target = prepared(key);
        while (true) {
            if (attributes(target) == null && place(key, file, target, at)) {
                return true;
            }
            if (renew(target, at)) {
                return false;
            }
        }
    }

    /** Uses a hard link. Both files share one time, the later one, which protects both from deletion. */
    @Override
    public boolean copy(MediaKey from, MediaKey to, Instant at) throws IOException {
        Path target = prepared(to);
        while (true) {
            boolean isNew = attributes(target) == null && linked(target, path(from));
            if (renew(target, at)) {
                return isNew;
            }
        }
    }

    private Path path(MediaKey key) {
        return directory.resolve(key.collection()).resolve(shard(key)).resolve(key.fileName());
    }

    /** A file's place, within directories that are there. */
    private Path prepared(MediaKey key) throws IOException {
        Path path = path(key);
        Files.createDirectories(directory);
        folder(folder(path.getParent().getParent()).resolve(shard(key)));
        return path;
    }

    /** Makes a directory that is none yet. */
    private static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createDirectory(folder);
                Disk.force(folder.resolveSibling("."));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                    throw new NotDirectoryException(folder.toString());
                }
            }
        }
        return folder;
    }

    /** Renames the content to its final name; false if a file with that name exists. */
    private boolean place(MediaKey key, Path file, Path target, Instant at) throws IOException {
        Path staging = staging();
        boolean isOurs = staging.equals(file.toAbsolutePath().getParent());
        Path source = isOurs ? file : Disk.copy(file, staging, key.sha256());
        try {
            Files.setLastModifiedTime(source, FileTime.from(at));
            return linked(target, source);
        } finally {
            if (!isOurs) {
                Files.deleteIfExists(source);
            }
        }
    }

    /** False if there is such a file. Where the file system has no links, a copy takes the name. */
    private boolean linked(Path target, Path source) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Path copy = StagedFile.name(staging());
            Files.copy(source, copy, StandardCopyOption.COPY_ATTRIBUTES);
            Disk.force(copy);
            rename(copy, target);
        }
        Disk.force(target.resolveSibling("."));
        return true;
    }

    private static void rename(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("The directory of media spans several file systems", e);
        }
    }

    /** Makes a file's time later than it was; false if there is none. */
    private static boolean renew(Path target, Instant at) throws IOException {
        BasicFileAttributes attributes = attributes(target);
        if (attributes == null) {
            return false;
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(target.toString(), null, "is not a file");
        }
        Instant later = attributes.lastModifiedTime().toInstant().plus(1, ChronoUnit.MICROS);
        try {
            Files.getFileAttributeView(target, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(FileTime.from(at.isAfter(later) ? at : later), null, null);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    @Override
    public Optional<StoredFile> find(MediaKey key) throws IOException {
        Path collection = directory.resolve(key.collection());
        Path shard = collection.resolve(shard(key));
        if (!Files.isDirectory(collection, LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(shard, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Path file = shard.resolve(key.fileName());
        BasicFileAttributes attributes = attributes(file);
        return attributes != null && attributes.isRegularFile()
                ? OpenFile.of(file, key, attributes)
                : Optional.empty();
    }

    @Override
    public boolean delete(MediaKey key, Instant putUntil) throws IOException {
        Path target = path(key);
        if (!isPutUntil(target, putUntil)) {
            return false;
        }
        // Between the look and the deletion somebody might put it again; so it goes out of the way, for a second look.
        Path aside = StagedFile.name(staging());
        try {
            rename(target, aside);
        } catch (NoSuchFileException e) {
            return false;
        }
        boolean isPutAgain = !isPutUntil(aside, putUntil);
        if (isPutAgain) {
            // If somebody was faster, it is there anew, with the same content: that is all that is wanted.
            linked(target, aside);
        }
        Files.deleteIfExists(aside);
        return !isPutAgain;
    }

    private static boolean isPutUntil(Path file, Instant putUntil) throws IOException {
        BasicFileAttributes attributes = attributes(file);
        return attributes != null && attributes.isRegularFile()
                && !attributes.lastModifiedTime().toInstant().isAfter(putUntil);
    }

    @Override
    public Stream<MediaKey> list(String collection, Instant putUntil) throws IOException {
        Path folder = directory.resolve(collection);
        if (!MediaKey.isCollection(collection) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return Stream.empty();
        }
        return Files.find(folder, 2, (file, attributes) -> attributes.isRegularFile()
                        && !attributes.lastModifiedTime().toInstant().isAfter(putUntil))
                .flatMap(file -> MediaKey.parse(collection + "/" + file.getFileName())
                        .filter(key -> file.getParent().endsWith(shard(key))).stream());
    }

    private static String shard(MediaKey key) {
        return key.sha256().substring(0, 2);
    }
}

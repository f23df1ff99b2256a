package dev.trestle.data.remote;

import dev.trestle.data.remote.RemoteException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Copies one file to the disk, and counts what arrives.
 *
 * @param cache has the space
 * @param directory where the file is made
 * @param maxSize bytes
 * @param magic the first bytes of each file; none if they may be any
 */
record Download(FileCache cache, Path directory, long maxSize, byte[] magic) {

    private static final int BUFFER = 64 * 1024;

    /** The file, whose space is reserved until its lease is closed. */
    FileCache.Lease run(String key, RemoteFile file) throws IOException {
        OptionalLong size = file.size();
        if (size.isPresent() && size.getAsLong() > maxSize) {
            throw tooLarge();
        }
        // A server that announces no size may send as much as a file may have.
        long reserved = size.orElse(maxSize);
        if (!cache.reserve(reserved)) {
            throw new RemoteException(Reason.BUSY, "There is no space for a file of " + reserved + " bytes");
        }
        Path path = null;
        try {
            path = Files.createTempFile(directory, "download-", ".part");
            long copied = copy(file, path, size);
            FileCache.Lease lease = cache.add(key, path, copied, file.tag());
            cache.release(reserved - copied);
            return lease;
        } catch (IOException | RuntimeException e) {
            cache.release(reserved);
            if (path != null) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    private long copy(RemoteFile file, Path path, OptionalLong size) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        try (InputStream in = file.content(); OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            int first = in.readNBytes(buffer, 0, magic.length);
            if (!Arrays.equals(buffer, 0, first, magic, 0, magic.length)) {
                throw new RemoteException(Reason.WRONG_CONTENT, "A file does not begin as files of its format do");
            }
            for (int count = first; count >= 0; count = in.read(buffer)) {
                copied += count;
                if (copied > maxSize) {
                    throw tooLarge();
                }
                out.write(buffer, 0, count);
            }
        }
        if (size.isPresent() && copied != size.getAsLong()) {
            throw new IOException("A file ended after " + copied + " of " + size.getAsLong() + " bytes");
        }
        return copied;
    }

    private RemoteException tooLarge() {
        return new RemoteException(Reason.TOO_LARGE, "A file has more than " + maxSize + " bytes");
    }
}

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
 * Copies one file to the disk, and counts what arrives. If the connection ends early, it asks for the rest.
 *
 * @param cache has the space
 * @param directory where the file is made
 * @param maxSize bytes
 * @param magic the first bytes of each file; none if they may be any
 */
record Download(FileCache cache, Path directory, long maxSize, byte[] magic) {

    private static final int BUFFER = 64 * 1024;
    private static final int MAX_RESUMES = 3;

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
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            Arrived arrived = new Arrived(out, size);
            try (InputStream in = file.content()) {
                arrived.take(in);
            } catch (RemoteException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                resume(file, arrived, e);
            }
            return arrived.count;
        }
    }

    /** Asks for the rest of a file that ended early, some times. */
    private void resume(RemoteFile file, Arrived arrived, Exception first) throws IOException {
        for (int attempt = 0; attempt < MAX_RESUMES && !Thread.currentThread().isInterrupted(); attempt++) {
            try (InputStream in = file.rest(arrived.count)) {
                arrived.take(in);
                return;
            } catch (RemoteException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                first.addSuppressed(e);
            }
        }
        throw new IOException("A file ended after " + arrived.count + " bytes, and so did its rest", first);
    }

    /** The bytes that are on the disk. */
    private final class Arrived {

        private final OutputStream out;
        private final OptionalLong size;
        private final byte[] buffer = new byte[BUFFER];
        private long count;

        private Arrived(OutputStream out, OptionalLong size) {
            this.out = out;
            this.size = size;
        }

        private void take(InputStream in) throws IOException {
            if (count == 0) {
                begin(in);
            }
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                add(read);
            }
            if (size.isPresent() && count != size.getAsLong()) {
                throw new IOException("A file ended after " + count + " of " + size.getAsLong() + " bytes");
            }
        }

        private void begin(InputStream in) throws IOException {
            int first = in.readNBytes(buffer, 0, magic.length);
            if (!Arrays.equals(buffer, 0, first, magic, 0, magic.length)) {
                throw new RemoteException(Reason.WRONG_CONTENT, "A file does not begin as files of its format do");
            }
            add(first);
        }

        private void add(int read) throws IOException {
            count += read;
            if (count > maxSize) {
                throw tooLarge();
            }
            out.write(buffer, 0, read);
        }
    }

    private RemoteException tooLarge() {
        return new RemoteException(Reason.TOO_LARGE, "A file has more than " + maxSize + " bytes");
    }
}

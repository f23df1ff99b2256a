package dev.trestle.data.remote;

import dev.trestle.data.remote.RemoteException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * Copies parts of a file of Parquet to a file with holes, where each byte is in the place that it has in the whole file. The metadata is
 * at the end (Parquet format, "File format"): its bytes, their number in four bytes, and {@code PAR1}.
 *
 * @param cache has the space
 * @param directory where files are made
 * @param maxSize bytes of the whole file
 */
record PartDownload(FileCache cache, Path directory, long maxSize, Source source) {

    private static final int BUFFER = 64 * 1024;
    private static final int TRAILER = 8;
    private static final int MAX_ATTEMPTS = 4;

    /** Copies the end with all of the metadata. */
    FileCache.Lease end(String key, RemoteFile file, String tag) throws IOException {
        long size = file.size().orElseThrow();
        if (size > maxSize) {
            throw new RemoteException(Reason.TOO_LARGE, "A file has more than " + maxSize + " bytes");
        }
        byte[] end = read(file.content(), (int) (size - file.start()));
        long start = Math.min(file.start(), size - TRAILER - metadata(end, size));
        return make(key, tag, size - start, start, out -> {
            copy(out, tag, new ByteRange(start, file.start(), size));
            write(out, ByteBuffer.wrap(end), file.start());
        });
    }

    /** As many bytes, and no more. */
    private static byte[] read(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count || in.read() >= 0) {
            throw new IOException("The server does not send as much as it announces");
        }
        return bytes;
    }

    /** The number of its bytes. */
    private long metadata(byte[] end, long size) throws RemoteException {
        byte[] magic = source.magic();
        int trailer = end.length - TRAILER;
        if (trailer >= 0 && Arrays.equals(end, end.length - magic.length, end.length, magic, 0, magic.length)) {
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(trailer));
            if (length <= size - TRAILER - magic.length) {
                return length;
            }
        }
        throw new RemoteException(Reason.WRONG_CONTENT, "A file does not end as files of its format do");
    }

    /** Copies parts, beside the end that is here. */
    FileCache.Lease parts(String key, FileCache.Lease end, String tag, List<ByteRange> parts) throws IOException {
        long bytes = Files.size(end.path()) - end.start() + parts.stream().mapToLong(ByteRange::length).sum();
        return make(key, tag, bytes, 0, out -> {
            for (ByteRange part : parts) {
                copy(out, tag, part);
            }
            try (FileChannel known = FileChannel.open(end.path())) {
                for (long at = end.start(); at < known.size();) {
                    at += known.transferTo(at, known.size() - at, out.position(at));
                }
            }
        });
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    private interface Writing {
        void to(FileChannel out) throws IOException;
    }

    private FileCache.Lease make(String key, String tag, long bytes, long start, Writing writing) throws IOException {
        if (!cache.reserve(bytes)) {
            throw new RemoteException(Reason.BUSY, "There is no space for " + bytes + " bytes of a file");
        }
        Path path = null;
        try {
            path = Files.createTempFile(directory, "download-", ".part");
            try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
                writing.to(out);
            }
            return cache.add(key, path, bytes, tag, start);
        } catch (IOException | RuntimeException e) {
            cache.release(bytes);
            if (path != null) {
                Files.deleteIfExists(path);
            }
            throw e;
        }
    }

    /** Copies a part, and asks for its rest if it ends early. */
    private void copy(FileChannel out, String tag, ByteRange part) throws IOException {
        long at = part.from();
        IOException failure = new IOException("A part of a file did not arrive");
        for (int attempt = 0; at < part.to(); attempt++) {
            if (attempt == MAX_ATTEMPTS || Thread.currentThread().isInterrupted()) {
                throw failure;
            }
            try (InputStream in = source.root().openPart(source.name(), tag, part.rest(at))) {
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (read > part.to() - at) {
                        throw new IOException("The server sends more of a file than it was asked for");
                    }
                    write(out, ByteBuffer.wrap(buffer, 0, read), at);
                    at += read;
                }
            } catch (RemoteException | NoSuchFileException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        for (long place = at; bytes.hasRemaining();) {
            place += out.write(bytes, place);
        }
    }
}

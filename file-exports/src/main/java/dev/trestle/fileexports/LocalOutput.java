package dev.trestle.fileexports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** An output in a directory; the lock on a file in its folder shows that a process writes it. */
final class LocalOutput implements Output {

    private final OutputFolder folder;
    private final FileChannel lock;
    private final Runnable closed;
    private boolean ended;

    private LocalOutput(OutputFolder folder, FileChannel lock, Runnable closed) {
        this.folder = folder;
        this.lock = lock;
        this.closed = closed;
    }

    /** {@code closed} runs when it is not written any more. */
    static LocalOutput begin(OutputFolder folder, String name, Runnable closed) throws IOException {
        Files.createDirectory(folder.path());
        FileChannel lock = FileChannel.open(folder.open(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("The file of a new output is locked");
            }
            lock.write(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
            return new LocalOutput(folder, lock, closed);
        } catch (IOException e) {
            lock.close();
            folder.remove();
            throw e;
        }
    }

    @Override
    public OutputStream file(String path) throws IOException {
        Path file = folder.output();
        if (!path.isEmpty()) {
            file = file.resolve(path);
            Files.createDirectories(file.getParent());
        }
        return new DurableStream(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public String end() throws IOException {
        if (Files.notExists(folder.output())) {
            Files.createDirectory(folder.output());
        }
        Folders.forceAll(folder.path());
        Files.move(folder.open(), folder.ended(), StandardCopyOption.ATOMIC_MOVE);
        Folders.force(folder.path());
        ended = true;
        return folder.path().getFileName().toString();
    }

    @Override
    public void close() throws IOException {
        try {
            if (!ended) {
                folder.remove();
            }
        } finally {
            lock.close();
            closed.run();
        }
    }
}

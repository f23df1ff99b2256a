package dev.trestle.fileexports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;

/** Writes a file; its bytes are stored durably when it is closed. */
final class DurableStream extends BufferedOutputStream {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;

    DurableStream(FileChannel file) {
        super(Channels.newOutputStream(file), BUFFER);
        this.file = file;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            if (file.isOpen()) {
                flush();
                file.force(true);
            }
        }
    }
}

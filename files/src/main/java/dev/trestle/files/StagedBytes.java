package dev.trestle.files;

import dev.trestle.runtime.Upload;
import dev.trestle.runtime.media.StagedFile;
import dev.trestle.runtime.service.NewFile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that the service itself makes, on their way into the store. */
final class StagedBytes extends NewFile {

    private final StagedFile staged;
    private final String mediaType;
    private long size;

    private StagedBytes(StagedFile staged, String mediaType) {
        this.staged = staged;
        this.mediaType = mediaType;
    }

    static NewFile create(Media media, String mediaType) {
        try {
            return new StagedBytes(StagedFile.create(media.staging()), mediaType);
        } catch (IOException e) {
            throw StoreProblems.of(e).build();
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
        try {
            staged.write(ByteBuffer.wrap(bytes, offset, count));
            size += count;
        } catch (IOException e) {
            throw StoreProblems.of(e).build();
        }
    }

    @Override
    public Upload end() {
        try {
            return new LocalUpload(staged.path(), null, mediaType, staged.end(), size);
        } catch (IOException e) {
            throw StoreProblems.of(e).build();
        }
    }

    @Override
    public void close() throws IOException {
        staged.close();
    }
}

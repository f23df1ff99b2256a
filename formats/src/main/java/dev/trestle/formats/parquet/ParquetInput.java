package dev.trestle.formats.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** The bytes of a file, which are read in any order. */
public interface ParquetInput {

    /**
     * The length.
     *
     * @return bytes
     * @throws IOException from the file
     */
    long size() throws IOException;

    /**
     * Reads bytes.
     *
     * @param offset where they begin
     * @param length how many; all of them are within the file
     * @return little-endian
     * @throws IOException from the file
     */
    ByteBuffer read(long offset, int length) throws IOException;

    /**
     * Bytes in memory.
     *
     * @param body all of them
     * @return not copied
     */
    static ParquetInput of(byte[] body) {
        return new ParquetInput() {
            @Override
            public long size() {
                return body.length;
            }

            @Override
            public ByteBuffer read(long offset, int length) {
                return ByteBuffer.wrap(body).slice(Math.toIntExact(offset), length).order(ByteOrder.LITTLE_ENDIAN);
            }
        };
    }

    /**
     * A file.
     *
     * @param file not closed
     * @return each read is one of the file
     */
    static ParquetInput of(FileChannel file) {
        return new ParquetInput() {
            @Override
            public long size() throws IOException {
                return file.size();
            }

            @Override
            public ByteBuffer read(long offset, int length) throws IOException {
                ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
                while (bytes.hasRemaining()) {
                    if (file.read(bytes, offset + bytes.position()) < 0) {
                        throw ParquetProblems.malformed("an end before that of a page");
                    }
                }
                return bytes.flip();
            }
        };
    }
}

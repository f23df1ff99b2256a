package dev.trestle.formats.parquet;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.transport.TIOStreamTransport;

/** Reads the metadata of files. No text or list in it can be said to be longer than the metadata. */
final class Thrift {

    private Thrift() {}

    /** Reads a structure from the position on, and moves it to the end. */
    static <T extends TBase<?, ?>> T read(T empty, ByteBuffer bytes) {
        int length = Math.max(1, bytes.remaining());
        try {
            TConfiguration configuration = new TConfiguration(length, length, 64);
            empty.read(new TCompactProtocol(new TIOStreamTransport(configuration, stream(bytes)), length, length));
            return empty;
        } catch (TException | StackOverflowError e) {
            // Fields that are not known may nest as deep as they like.
            throw ParquetProblems.malformed("metadata that cannot be read");
        }
    }

    private static InputStream stream(ByteBuffer bytes) {
        return new InputStream() {
            @Override
            public int read() {
                return bytes.hasRemaining() ? bytes.get() & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int count) {
                int read = Math.min(count, bytes.remaining());
                bytes.get(target, offset, read);
                return read == 0 && count > 0 ? -1 : read;
            }
        };
    }

    /** What buffers and decoders throw at lengths that lie, and at dates beyond all calendars. */
    static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException | IllegalArgumentException
                | NegativeArraySizeException | ArithmeticException | java.time.DateTimeException e) {
            throw ParquetProblems.malformed("lengths, offsets or values that cannot be");
        }
    }
}

package dev.trestle.formats.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** How pages are compressed. */
final class Compression {

    private Compression() {}

    /** Throws 422 for codecs that are not supported. */
    static void require(CompressionCodec codec, String column) {
        switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD -> { }
            default -> throw ParquetProblems.unsupported("The column " + column + " is compressed by " + codec
                    + ", which is not supported; write it with SNAPPY, GZIP, ZSTD or uncompressed");
        }
    }

    /** Exactly {@code length} bytes. */
    static ByteBuffer decompress(CompressionCodec codec, ByteBuffer compressed, int length) {
        if (codec == CompressionCodec.UNCOMPRESSED) {
            if (compressed.remaining() != length) {
                throw otherLength();
            }
            return compressed;
        }
        byte[] out = new byte[length];
        if (codec == CompressionCodec.SNAPPY) {
            Snappy.decompress(compressed, out);
        } else {
            byte[] in = new byte[compressed.remaining()];
            compressed.get(in);
            if (codec == CompressionCodec.GZIP) {
                gzip(in, out);
            } else {
                zstd(in, out);
            }
        }
        return ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void gzip(byte[] in, byte[] out) {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(in))) {
            if (stream.readNBytes(out, 0, out.length) < out.length || stream.read() >= 0) {
                throw otherLength();
            }
        } catch (IOException e) {
            throw notCompressed(CompressionCodec.GZIP);
        }
    }

    /** At once, as a stream would make room for the window that its frame asks for. */
    private static void zstd(byte[] in, byte[] out) {
        try {
            if (Zstd.decompressByteArray(out, 0, out.length, in, 0, in.length) != out.length) {
                throw otherLength();
            }
        } catch (ZstdException e) {
            throw e.getErrorCode() == Zstd.errDstSizeTooSmall() ? otherLength() : notCompressed(CompressionCodec.ZSTD);
        }
    }

    private static RuntimeException notCompressed(CompressionCodec codec) {
        return ParquetProblems.malformed("a page that is not compressed by " + codec);
    }

    private static RuntimeException otherLength() {
        return ParquetProblems.malformed("a page of another length than its header says");
    }
}

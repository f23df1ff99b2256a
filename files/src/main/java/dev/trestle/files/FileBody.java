package dev.trestle.files;

import dev.trestle.runtime.media.StoredFile;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Writes a file, or parts of it, as the body of an answer, of which little is in memory at a time. */
final class FileBody {

    private static final int BUFFER = 64 * 1024;

    private final ServerResponse response;
    private final StoredFile file;
    private final String mediaType;
    private final InputStream first;

    /** Has the first part open already, because a file that cannot be read is an answer of its own. */
    FileBody(ServerResponse response, StoredFile file, String mediaType, InputStream first) {
        this.response = response;
        this.file = file;
        this.mediaType = mediaType;
        this.first = first;
    }

    void send() throws IOException {
        length(file.size());
        try (OutputStream out = response.outputStream()) {
            copy(first, out);
        }
    }

    /** One part stands alone, several in a body of multipart/byteranges (RFC 9110 section 14.6). */
    void send(List<ByteRange> ranges) throws IOException {
        if (ranges.size() == 1) {
            ByteRange range = ranges.getFirst();
            response.header(HeaderNames.CONTENT_RANGE, range.of(file.size()));
            length(range.length());
            try (OutputStream out = response.outputStream()) {
                copy(first, out);
            }
        } else {
            sendSeveral(ranges);
        }
    }

    private void sendSeveral(List<ByteRange> ranges) throws IOException {
        String boundary = UUID.randomUUID().toString();
        byte[] end = ascii("\r\n--" + boundary + "--\r\n");
        long length = end.length;
        for (ByteRange range : ranges) {
            length += head(range, boundary).length + range.length();
        }
        length(length);
        response.header(HeaderNames.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
        try (OutputStream out = response.outputStream()) {
            for (ByteRange range : ranges) {
                byte[] head = head(range, boundary);
                write(out, head, head.length);
                if (range.equals(ranges.getFirst())) {
                    copy(first, out);
                } else {
                    copy(range, out);
                }
            }
            write(out, end, end.length);
        }
    }

    private byte[] head(ByteRange range, String boundary) {
        return ascii("\r\n--" + boundary + "\r\nContent-Type: " + mediaType
                + "\r\nContent-Range: " + range.of(file.size()) + "\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void length(long length) {
        response.header(HeaderNames.CONTENT_LENGTH, Long.toString(length));
    }

    private void copy(ByteRange range, OutputStream out) throws IOException {
        try (InputStream in = file.open(range.first(), range.length())) {
            copy(in, out);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, file.size()))];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            write(out, buffer, count);
        }
    }

    /** A client that does not wait for the end is not an error. */
    private static void write(OutputStream out, byte[] bytes, int count) {
        try {
            out.write(bytes, 0, count);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("The client has closed the connection", e);
        }
    }
}

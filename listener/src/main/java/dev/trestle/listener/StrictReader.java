package dev.trestle.listener;

import dev.trestle.listener.Deadline.Awaited;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.RequestException;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a connection as Helidon's HTTP/1.1 asks for them, checked where it would take what no request may have,
 * or refuse what one may: request lines, and the frame around chunks (RFC 9112 section 7.1).
 *
 * <p>Helidon's parser finds the end of the request line, reads it, then reads headers, which {@link #headersRead} ends.
 * Of a body in chunks it reads a line with the size, that many bytes, and skips two; behind the last chunk one more line.
 */
final class StrictReader extends DataReader {

    private static final System.Logger LOG = System.getLogger(StrictReader.class.getName());

    /** Characters of a line with a chunk's size, and of all trailers. */
    private static final int MAX_FRAME = 8192;

    /** A size, and extensions, which a server may ignore (section 7.1.1). */
    private static final Pattern SIZE = Pattern.compile("0*([0-9A-Fa-f]+)(?:[ \t]*;(?:\t|\\P{Cntrl})*)?");

    private static final Pattern TRAILER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:(?:\t|\\P{Cntrl})*");

    private enum Place { START, REQUEST_LINE, HEADERS, BODY, CHUNK, LAST_CHUNK, REFUSED }

    private Place place = Place.START;

    @SuppressWarnings("removal")
    StrictReader(Supplier<byte[]> bytes) {
        super(bytes);
    }

    /** The headers of a request have been read; a body may follow. */
    void headersRead() { place = Place.BODY; }

    /** Whether the head of a request has been read, and none of the next one. */
    boolean isInRequest() { return place.compareTo(Place.BODY) >= 0; }

    /** What the next bytes belong to. */
    Awaited awaited() {
        boolean isHead = place == Place.HEADERS || available() > 0;
        return isInRequest() ? Awaited.BODY : isHead ? Awaited.HEAD : Awaited.REQUEST;
    }

    /** The end of the request line, or of a header. One empty line before a request is skipped (section 2.2). */
    @Override
    public int findNewLine(int max) {
        if (place == Place.HEADERS) {
            return super.findNewLine(max);
        }
        if (place == Place.REFUSED) {
            throw new InsufficientDataAvailableException();
        }
        place = Place.REQUEST_LINE;
        if (startsWithNewLine()) {
            super.skip(2);
        }
        return super.findNewLine(max);
    }

    @Override
    public byte[] readBytes(int length) {
        if (place != Place.REQUEST_LINE) {
            return super.readBytes(length);
        }
        place = Place.HEADERS;
        return RequestLine.read(super.readBytes(length));
    }

    @Override
    public BufferData readBuffer(int length) {
        BufferData data = getBuffer(length);
        super.skip(length);
        return data;
    }

    /** Helidon skips what ends a chunk without a look at it. */
    @Override
    public void skip(int length) {
        if (place == Place.CHUNK && !startsWithNewLine()) {
            throw refused(Refusal.CHUNK);
        }
        super.skip(length);
    }

    /** The size of a chunk without its extensions, or the empty line behind the trailers, which are ignored. */
    @Override
    public String readLine() {
        if (place == Place.LAST_CHUNK) {
            place = Place.BODY;
            return skipTrailers();
        }
        Matcher size = SIZE.matcher(line(MAX_FRAME, Refusal.CHUNK));
        if (!size.matches()) {
            throw refused(Refusal.CHUNK);
        }
        String digits = size.group(1);
        if (digits.length() > 7) {
            throw refused(Refusal.TOO_LARGE);
        }
        place = digits.equals("0") ? Place.LAST_CHUNK : Place.CHUNK;
        return digits;
    }

    private String skipTrailers() {
        int left = MAX_FRAME;
        while (true) {
            String line = line(left, Refusal.TRAILERS);
            if (line.isEmpty()) {
                return line;
            }
            if (!TRAILER.matcher(line).matches()) {
                throw refused(Refusal.TRAILERS);
            }
            left -= line.length() + 2;
        }
    }

    private String line(int max, Refusal refusal) {
        if (place == Place.REFUSED) {
            throw new InsufficientDataAvailableException();
        }
        try {
            int end = super.findNewLine(max);
            if (end < max) {
                String line = readAsciiString(end);
                super.skip(2);
                return line;
            }
        } catch (IncorrectNewLineException e) {
            LOG.log(Level.DEBUG, "In a body: {0}", e.getMessage());
        }
        throw refused(refusal);
    }

    /** From here on there is no telling what the bytes are: none of them is read any more. */
    private RequestException refused(Refusal refusal) {
        place = Place.REFUSED;
        return refusal.exception();
    }
}

package dev.trestle.listener.http1;

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
 * As it waits for all of a chunk, it sees a large one as several.
 */
public final class StrictReader extends DataReader {

    private static final System.Logger LOG = System.getLogger(StrictReader.class.getName());

    /** Characters of a line with a chunk's size, and of all trailers. */
    private static final int MAX_FRAME = 8192;

    /** As much of a chunk as is read at once. */
    private static final int PIECE = 64 * 1024;

    /** A size, and extensions, which a server may ignore (section 7.1.1). */
    private static final Pattern SIZE = Pattern.compile("0*([0-9A-Fa-f]+)(?:[ \t]*;(?:\t|\\P{Cntrl})*)?");

    private static final Pattern TRAILER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:(?:\t|\\P{Cntrl})*");

    private enum Place { START, REQUEST_LINE, HEADERS, BODY, CHUNK, LAST_CHUNK, REFUSED }

    private Place place = Place.START;

    /** What is still to come of a chunk, behind the piece that is being read. */
    private int restOfChunk;

    /** Reads these bytes. */
    @SuppressWarnings("removal")
    public StrictReader(Supplier<byte[]> bytes) {
        super(bytes);
    }

    /** The headers of a request have been read; a body may follow. */
    public void headersRead() { place = Place.BODY; }

    /** Whether the head of a request has been read, and none of the next one. */
    public boolean isInRequest() { return place.compareTo(Place.BODY) >= 0; }

    /** What the next bytes belong to. */
    public Awaited awaited() {
        boolean isHead = place == Place.HEADERS || available() > 0;
        return isInRequest() ? Awaited.BODY : isHead ? Awaited.HEAD : Awaited.REQUEST;
    }

    /** The end of the request line, or of a header. One empty line before a request is skipped (section 2.2). */
    @Override
    public int findNewLine(int max) {
        if (place == Place.REFUSED) {
            throw new InsufficientDataAvailableException();
        }
        place = place == Place.HEADERS ? Place.HEADERS : Place.REQUEST_LINE;
        if (place == Place.REQUEST_LINE && startsWithNewLine()) {
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

    /** Helidon skips what ends a chunk without a look at it. Nothing ends a piece. */
    @Override
    public void skip(int length) {
        if (place == Place.CHUNK && restOfChunk == 0 && !startsWithNewLine()) {
            throw refused(Refusal.CHUNK);
        }
        super.skip(restOfChunk == 0 ? length : 0);
    }

    /** The size of a piece, or of a chunk, or the empty line behind the trailers, which are ignored. */
    @Override
    public String readLine() {
        if (place == Place.LAST_CHUNK) {
            place = Place.BODY;
            return skipTrailers();
        }
        int size = restOfChunk > 0 ? restOfChunk : chunkSize();
        place = size == 0 ? Place.LAST_CHUNK : Place.CHUNK;
        restOfChunk = Math.max(0, size - PIECE);
        return Integer.toHexString(size - restOfChunk);
    }

    /** From its line, without its extensions. */
    private int chunkSize() {
        Matcher size = SIZE.matcher(line(MAX_FRAME, Refusal.CHUNK));
        if (!size.matches()) {
            throw refused(Refusal.CHUNK);
        }
        if (size.group(1).length() > 7) {
            throw refused(Refusal.TOO_LARGE);
        }
        return Integer.parseInt(size.group(1), 16);
    }

    private String skipTrailers() {
        int left = MAX_FRAME;
        for (String line = line(left, Refusal.TRAILERS); !line.isEmpty(); line = line(left, Refusal.TRAILERS)) {
            if (!TRAILER.matcher(line).matches()) {
                throw refused(Refusal.TRAILERS);
            }
            left -= line.length() + 2;
        }
        return "";
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

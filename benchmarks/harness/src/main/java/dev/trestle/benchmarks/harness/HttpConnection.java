package dev.trestle.benchmarks.harness;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;

/** A connection that stays open. It does as little as possible, as it shares the processors with the server. */
final class HttpConnection implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final String CODING = "transfer-encoding:";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int limit;

    private HttpConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** With the time that a read may take. */
    static HttpConnection open(int port, Duration timeout) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        return new HttpConnection(socket);
    }

    /** Sends a request and reads the answer to its end. */
    Answer exchange(byte[] request, BodySink sink) throws IOException {
        long began = System.nanoTime();
        out.write(request);
        String statusLine = line();
        int status = Integer.parseInt(statusLine, 9, 12, 10);
        long length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Long.parseLong(header.substring(LENGTH.length()).strip());
            } else if (header.regionMatches(true, 0, CODING, 0, CODING.length())) {
                chunked = header.toLowerCase(Locale.ROOT).endsWith("chunked");
            }
        }
        if (!chunked) {
            long first = length == 0 ? System.nanoTime() : firstByte();
            body(length, sink);
            return new Answer(status, length, first - began);
        }
        long total = 0;
        long first = 0;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            first = first == 0 ? firstByte() : first;
            body(size, sink);
            line();
            total += size;
        }
        line();
        return new Answer(status, total, first - began);
    }

    private int chunkSize() throws IOException {
        String size = line();
        int extension = size.indexOf(';');
        return Integer.parseInt(extension < 0 ? size : size.substring(0, extension), 16);
    }

    private long firstByte() throws IOException {
        if (position == limit) {
            fill();
        }
        return System.nanoTime();
    }

    private void body(long length, BodySink sink) throws IOException {
        for (long left = length; left > 0; ) {
            if (position == limit) {
                fill();
            }
            int piece = (int) Math.min(left, limit - position);
            sink.take(buffer, position, piece);
            position += piece;
            left -= piece;
        }
    }

    /** Up to the next CRLF, which is read too. */
    @SuppressWarnings("deprecation")
    private String line() throws IOException {
        int scanned = position;
        while (true) {
            for (; scanned < limit; scanned++) {
                if (buffer[scanned] == '\n') {
                    // Headers are ASCII, and this constructor copies bytes without decoding them.
                    String line = new String(buffer, 0, position, scanned - 1 - position);
                    position = scanned + 1;
                    return line;
                }
            }
            if (limit == buffer.length) {
                System.arraycopy(buffer, position, buffer, 0, limit - position);
                scanned -= position;
                limit -= position;
                position = 0;
            }
            read();
        }
    }

    private void fill() throws IOException {
        position = 0;
        limit = 0;
        read();
    }

    private void read() throws IOException {
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            throw new EOFException("The server has closed the connection");
        }
        limit += count;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * An answer that was read.
     *
     * @param length bytes of the body
     * @param firstByteNanos from the request until the body began
     */
    record Answer(int status, long length, long firstByteNanos) {}
}

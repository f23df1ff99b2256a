package dev.trestle.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that sends bytes as they are. */
final class RawClient implements AutoCloseable {

    final Socket socket;

    RawClient(Socket socket) {
        this.socket = socket;
    }

    RawClient(int port) {
        this(connected(port));
    }

    private static Socket connected(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Sends a byte again and again until the server has enough of it. */
    void drip(String text, int pauseMillis) throws InterruptedException {
        try {
            for (int i = 0; i < 100; i++) {
                send(text);
                Thread.sleep(pauseMillis);
            }
        } catch (IOException e) {
            return;
        }
        throw new AssertionError("Still connected");
    }

    /** All that comes until the server closes; fails if it does not. */
    String readToEnd() throws IOException {
        socket.setSoTimeout(10_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(bytes);
        } catch (SocketTimeoutException e) {
            throw new AssertionError("Still open", e);
        } catch (SocketException e) {
            bytes.writeBytes("[reset]".getBytes(StandardCharsets.ISO_8859_1));
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** The next answer, for connections that stay open. */
    String read(String end) throws IOException {
        socket.setSoTimeout(10_000);
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new AssertionError("Ends early: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package dev.trestle.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends bytes as they are, of which no HTTP library would send most. */
public final class Wire {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");

    private Wire() {}

    /**
     * What came back.
     *
     * @param text all of it
     * @param isClosed whether the server closed the connection; else it was silent for as long as was waited
     */
    public record Answer(String text, boolean isClosed) {

        /**
         * The statuses.
         *
         * @return in order; one for each request that the server has seen
         */
        public List<Integer> statuses() {
            List<Integer> statuses = new ArrayList<>();
            Matcher matcher = STATUS.matcher(text);
            while (matcher.find()) {
                statuses.add(Integer.valueOf(matcher.group(1)));
            }
            return statuses;
        }

        /**
         * The value of a header of the first answer.
         *
         * @param name the header's
         * @return empty for none
         */
        public String header(String name) {
            Matcher matcher = Pattern.compile("(?mi)^" + name + ": (.*?)\r?$")
                    .matcher(text.split("\r\n\r\n", 2)[0]);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    /**
     * Sends, and reads until the server closes or has been silent for a while.
     *
     * @param port the server's, of this machine
     * @param request all that is sent
     * @param patience how long the server may be silent, in milliseconds
     * @return what came back
     * @throws IOException if there is no connection
     */
    public static Answer send(int port, String request, int patience) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(patience);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket);
        }
    }

    /**
     * Sends byte by byte, and reads as {@link #send} does.
     *
     * @param port the server's, of this machine
     * @param request all that is sent
     * @param patience how long the server may be silent, in milliseconds
     * @return what came back
     * @throws IOException if there is no connection
     */
    public static Answer trickle(int port, String request, int patience) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(patience);
            socket.setTcpNoDelay(true);
            for (byte b : request.getBytes(StandardCharsets.ISO_8859_1)) {
                socket.getOutputStream().write(b);
                // Lets the server read it before the next arrives.
                Thread.yield();
            }
            return read(socket);
        }
    }

    /**
     * Reads until the server closes or has been silent for a while.
     *
     * @param socket with a timeout
     * @return what came back
     * @throws IOException if it cannot be read
     */
    public static Answer read(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean isClosed = true;
        try {
            InputStream in = socket.getInputStream();
            in.transferTo(bytes);
        } catch (SocketTimeoutException e) {
            isClosed = false;
        } catch (SocketException e) {
            // Reset: closed, with something of the request unread.
            isClosed = true;
        }
        return new Answer(bytes.toString(StandardCharsets.ISO_8859_1), isClosed);
    }
}

package dev.trestle.data.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on loopback that answers byte by byte as a test wants, also against the rules of HTTP. */
public final class WebFiles implements AutoCloseable {

    /** Writes an answer, and may do so slowly or not to its end. */
    @FunctionalInterface
    public interface Answer {
        void write(List<String> head, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket listener;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<List<String>> requests = new CopyOnWriteArrayList<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();

    public WebFiles() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/files/";
    }

    /** Below {@code /files/}. */
    public WebFiles at(String path, Answer answer) {
        answers.put("/files/" + path, answer);
        return this;
    }

    /** A head, with one header a line. */
    public WebFiles at(String path, String head, byte[] body) {
        return at(path, (request, out) -> {
            out.write(("HTTP/1.1 " + head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        });
    }

    public WebFiles file(String path, byte[] content) {
        return at(path, "200 OK\nContent-Length: " + content.length, content);
    }

    /** The heads of the requests, line by line. */
    public List<List<String>> requests() {
        return requests;
    }

    /** The paths of answers that the client did not wait for. */
    public List<String> broken() {
        return broken;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            } catch (IOException e) {
                // The test is over.
                return;
            }
        }
    }

    private void answer(Socket socket) {
        String path = "";
        try (socket; OutputStream out = socket.getOutputStream()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = in.lines().takeWhile(line -> !line.isEmpty()).toList();
            if (head.isEmpty()) {
                return;
            }
            requests.add(head);
            path = head.getFirst().split(" ")[1];
            answers.getOrDefault(path, (request, none) -> none.write(
                    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII))).write(head, out);
        } catch (IOException | UncheckedIOException e) {
            broken.add(path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

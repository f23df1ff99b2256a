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
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private final AtomicLong sent = new AtomicLong();
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

    /** A file with a strong tag, parts of which are sent where they are asked for; {@link #sent} counts its bytes. */
    public WebFiles parts(String path, String tag, byte[] content) {
        return at(path, (head, out) -> {
            if (head.contains("If-None-Match: " + tag)) {
                out.write(("HTTP/1.1 304 Not Modified\r\nETag: " + tag + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                return;
            }
            if (content.length == 0 && head.stream().anyMatch(line -> line.startsWith("Range: "))) {
                out.write("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            Matcher range = Pattern.compile("Range: bytes=(\\d*)-(\\d*)").matcher(
                    head.stream().filter(line -> line.startsWith("Range: ")).findFirst().orElse(""));
            boolean isSame = head.stream().noneMatch(line -> line.startsWith("If-Range: ") && !line.equals("If-Range: " + tag));
            boolean isPart = range.matches() && isSame;
            int from = !isPart ? 0 : range.group(1).isEmpty() ? Math.max(0, content.length - Integer.parseInt(range.group(2)))
                    : Integer.parseInt(range.group(1));
            int to = !isPart || range.group(1).isEmpty() || range.group(2).isEmpty() ? content.length : Integer.parseInt(range.group(2)) + 1;
            out.write(("HTTP/1.1 " + (isPart ? "206 Partial Content\r\nContent-Range: bytes " + from + "-" + (to - 1) + "/" + content.length
                    : "200 OK") + "\r\nETag: " + tag + "\r\nContent-Length: " + (to - from) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            sent.addAndGet(to - from);
            out.write(content, from, to - from);
        });
    }

    /** The bytes that were sent of files with parts, since the last call. */
    public long sent() {
        return sent.getAndSet(0);
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

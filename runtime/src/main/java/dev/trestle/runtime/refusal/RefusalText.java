package dev.trestle.runtime.refusal;

import dev.trestle.listener.http1.Refusal;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RequestException} means, by its status and its message, as Helidon shows direct handlers nothing else of
 * it. Not used for what routes throw.
 */
public final class RefusalText {

    /** What the messages of Helidon 4.5.0 begin with; a message may hold bytes of the client's. */
    private static final Map<Refusal, List<String>> MESSAGES = Map.ofEntries(
            Map.entry(Refusal.REQUEST_LINE, List.of("Invalid prologue")),
            Map.entry(Refusal.TARGET, List.of("Query ", "Fragment ", "Bad request, see")),
            Map.entry(Refusal.HEADER, List.of(
                    "Invalid header", "Token contains", "First character of the header", "Character at position")),
            Map.entry(Refusal.LINE_END, List.of("Found LF", "Found CR")),
            Map.entry(Refusal.HEADERS_SIZE, List.of("Header size exceeded")),
            Map.entry(Refusal.HOST, List.of(
                    "Host header", "Only a single Host", "Invalid Host header", "Invalid port of the host header")),
            Map.entry(Refusal.CONTENT_LENGTH, List.of("Content length", "Content-Length header")),
            Map.entry(Refusal.TRANSFER_ENCODING, List.of(
                    "Transfer-Encoding", "Final Transfer-Encoding", "Chunked Transfer-Encoding")),
            Map.entry(Refusal.TRANSFER_CODING, List.of("Unsupported request transfer encoding")),
            Map.entry(Refusal.CONTENT_ENCODING, List.of("Content-Encoding header", "Unsupported content encoding")),
            Map.entry(Refusal.BUSY, List.of("Too Many Concurrent Requests")));

    /** For these Helidon has a status, and sometimes no message. */
    private static final List<Refusal> BY_STATUS =
            List.of(Refusal.TOO_LARGE, Refusal.VERSION, Refusal.REQUEST_LINE_LENGTH);

    private RefusalText() {}

    /**
     * The rule or limit that a request broke.
     *
     * @param status of the exception
     * @param message of the exception; null for none
     * @return null if it is none of them
     */
    public static @Nullable Refusal of(Status status, @Nullable String message) {
        return Stream.of(Refusal.values()).filter(refusal -> message != null && means(message, refusal)).findFirst()
                .or(() -> BY_STATUS.stream().filter(refusal -> refusal.status().code() == status.code()).findFirst())
                .orElse(null);
    }

    private static boolean means(String message, Refusal refusal) {
        return message.equals(refusal.detail())
                || MESSAGES.getOrDefault(refusal, List.of()).stream().anyMatch(message::startsWith);
    }
}

package dev.trestle.runtime.routing;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.ServerResponseTrailers;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * The answer to HEAD (RFC 9110 section 9.3.2): a handler answers as it does to GET, and of what it sends only the
 * length goes out.
 */
final class HeadResponse implements ServerResponse {

    private final ServerResponse response;

    private HeadResponse(ServerResponse response) {
        this.response = response;
    }

    /** What a handler of this request answers with: for HEAD one that sends no body. */
    static ServerResponse of(ServerRequest request, ServerResponse response) {
        boolean isHead = request.prologue().method().equals(Method.HEAD);
        return isHead && !(response instanceof HeadResponse) ? new HeadResponse(response) : response;
    }

    @Override public void send() { response.send(); }
    @Override public void send(byte[] bytes) { send(bytes.length); }
    @Override public void send(byte[] bytes, int position, int length) { send(length); }

    /** Takes what has a length without Helidon's media support: bytes and strings. */
    @Override
    public void send(Object entity) {
        if (entity instanceof byte[] bytes) {
            send(bytes.length);
        } else if (entity instanceof String text) {
            headers().setIfAbsent(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/plain; charset=UTF-8"));
            send(text.getBytes(StandardCharsets.UTF_8).length);
        } else {
            throw new IllegalStateException("HEAD needs an answer of bytes, a String or a stream, not of "
                    + entity.getClass().getName());
        }
    }

    private void send(long length) {
        if (!headers().contains(HeaderNames.CONTENT_LENGTH)) {
            response.contentLength(length);
        }
        response.send();
    }

    /** Counts the written bytes. */
    @Override
    public OutputStream outputStream() {
        return new OutputStream() {
            private long length;

            @Override
            public void write(int b) {
                length++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                length += count;
            }

            @Override
            public void close() {
                if (!isSent()) {
                    send(length);
                }
            }
        };
    }

    @Override public ServerResponse status(Status status) { response.status(status); return this; }
    @Override public Status status() { return response.status(); }
    @Override public ServerResponse header(Header header) { response.header(header); return this; }
    @Override public boolean isSent() { return response.isSent(); }
    @Override public long bytesWritten() { return response.bytesWritten(); }
    @Override public ServerResponse beforeSend(Runnable listener) { response.beforeSend(listener); return this; }
    @Override public ServerResponse whenSent(Runnable listener) { response.whenSent(listener); return this; }
    @Override public ServerResponse reroute(String newPath) { response.reroute(newPath); return this; }
    @Override public ServerResponse reroute(String path, UriQuery query) { response.reroute(path, query); return this; }
    @Override public ServerResponse next() { response.next(); return this; }
    @Override public ServerResponseHeaders headers() { return response.headers(); }
    @Override public ServerResponseTrailers trailers() { return response.trailers(); }
    @Override public void streamResult(String result) { response.streamResult(result); }
    @Override public void streamFilter(UnaryOperator<OutputStream> filter) { response.streamFilter(filter); }
}

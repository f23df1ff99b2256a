package dev.trestle.files;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes a body of multipart/form-data. */
final class Multipart {

    static final String BOUNDARY = "----trestle'test";
    static final String TYPE = "multipart/form-data; boundary=\"" + BOUNDARY + "\"";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Multipart text(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    Multipart file(String name, @Nullable String fileName, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", content);
    }

    Multipart part(String disposition, byte[] content) {
        return raw("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n")
                .raw(content).raw("\r\n");
    }

    Multipart raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    Multipart raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    byte[] end() {
        return raw("--" + BOUNDARY + "--\r\n").out.toByteArray();
    }

    /** As it is, without an end. */
    byte[] bytes() {
        return out.toByteArray();
    }

    HttpRequest.Builder to(HttpRequest.Builder request) {
        return request.header("Content-Type", TYPE).POST(BodyPublishers.ofByteArray(end()));
    }
}

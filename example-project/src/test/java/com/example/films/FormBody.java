package com.example.films;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A form as a browser sends it (RFC 7578). */
final class FormBody {

    private static final String BOUNDARY = "----a-boundary-that-no-file-has";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    FormBody field(String name, String value) {
        return part("name=\"" + name + "\"", "", value.getBytes(UTF_8));
    }

    FormBody file(String name, String fileName, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + fileName + "\"",
                "Content-Type: application/octet-stream\r\n", content);
    }

    private FormBody part(String disposition, String header, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + header + "\r\n")
                .getBytes(UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(UTF_8));
        return this;
    }

    /** The whole request, but for its address. */
    HttpRequest.Builder post(HttpRequest.Builder request) {
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    }
}

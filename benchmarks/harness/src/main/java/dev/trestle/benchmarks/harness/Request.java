package dev.trestle.benchmarks.harness;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Requests as bytes, which are made before anything is measured. */
final class Request {

    private Request() {}

    static byte[] get(String path) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    }

    static byte[] post(String path, String json) {
        return sending("POST", path, json);
    }

    static byte[] patch(String path, String json) {
        return sending("PATCH", path, json);
    }

    private static byte[] sending(String method, String path, String json) {
        return bytes(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
    }

    /** With a body of any type. */
    static byte[] post(String path, String contentType, byte[] body) {
        byte[] head = bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

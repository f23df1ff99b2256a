package dev.trestle.runtime;

import io.helidon.http.Status;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes parts of a URL: percent-encoded UTF-8 (RFC 3986, section 2.1). */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** A segment of a path. */
    public static String inPath(String raw) {
        return raw.indexOf('%') < 0 ? raw : decode(raw.replace("+", "%2B"), "The path");
    }

    /** A name or a value of a query string, where a plus is a blank (WHATWG URL, section 5.1). */
    static String inQuery(String raw) {
        return raw.indexOf('%') < 0 && raw.indexOf('+') < 0 ? raw : decode(raw, "The query string");
    }

    private static String decode(String raw, String what) {
        try {
            String text = URLDecoder.decode(raw, StandardCharsets.ISO_8859_1);
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw HttpProblem.of(Status.BAD_REQUEST_400, what + " is not percent-encoded UTF-8");
        }
    }
}

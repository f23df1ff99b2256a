package dev.trestle.runtime.list;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position in a list as clients have it: a checksum, and a value or null of each column of the order. The checksum covers the
 * route, its order and its filters, so that a cursor of another request is refused. It needs no secret, and so protects from mistakes
 * alone: a client that computes one gets a position that a filter could reach, and its values are read by the types of their columns.
 */
final class Cursor {

    private static final int CHECKSUM = 8;

    private Cursor() {}

    /** {@code request} tells the route, the order and the filters. */
    static String of(String request, List<@Nullable String> values) {
        byte[] content = bytes(values);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(CHECKSUM + content.length).put(checksum(request, content)).put(content).array());
    }

    /**
     * The values of a cursor.
     *
     * @throws HttpProblem 422 if it is none of this request
     */
    static List<@Nullable String> read(String cursor, String request, List<OrderColumn<?>> columns) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        byte[] content = Arrays.copyOfRange(all, Math.min(CHECKSUM, all.length), all.length);
        if (all.length <= CHECKSUM || !Arrays.equals(checksum(request, content), Arrays.copyOf(all, CHECKSUM))) {
            throw malformed();
        }
        List<@Nullable String> values = values(ByteBuffer.wrap(content));
        if (values.size() != columns.size()) {
            throw malformed();
        }
        for (int i = 0; i < columns.size(); i++) {
            check(values.get(i), columns.get(i));
        }
        return values;
    }

    private static void check(@Nullable String value, OrderColumn<?> column) {
        if (value == null ? !column.nullable() : value.indexOf(0) >= 0) {
            throw malformed();
        }
        try {
            if (value != null) {
                column.parse(value);
            }
        } catch (RuntimeException e) {
            // Codecs have exceptions of their own for a text that is no value, and here each of them has this one meaning.
            throw malformed();
        }
    }

    private static HttpProblem malformed() {
        return HttpProblem.unprocessable(FieldError.of(FieldError.pointer("cursor"), ErrorCode.INVALID_FORMAT,
                "has to be 'next' of an answer to the same request; 'limit' alone may differ"));
    }

    /** For each value its length and its UTF-8, and for null a negative length. */
    private static byte[] bytes(List<@Nullable String> values) {
        List<byte[]> texts = values.stream().map(value -> value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8)).toList();
        ByteBuffer bytes = ByteBuffer.allocate(texts.stream().mapToInt(text -> Integer.BYTES + text.length).sum());
        for (int i = 0; i < texts.size(); i++) {
            bytes.putInt(values.get(i) == null ? -1 : texts.get(i).length).put(texts.get(i));
        }
        return bytes.array();
    }

    private static List<@Nullable String> values(ByteBuffer bytes) {
        List<@Nullable String> values = new ArrayList<>();
        while (bytes.remaining() >= Integer.BYTES) {
            int length = bytes.getInt();
            if (length > bytes.remaining()) {
                throw malformed();
            }
            values.add(length < 0 ? null : text(bytes.slice(bytes.position(), length)));
            bytes.position(bytes.position() + Math.max(length, 0));
        }
        if (bytes.hasRemaining()) {
            throw malformed();
        }
        return values;
    }

    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static byte[] checksum(String request, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(request.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(content), CHECKSUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

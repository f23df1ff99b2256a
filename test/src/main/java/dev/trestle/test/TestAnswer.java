package dev.trestle.test;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param body as text
 */
public record TestAnswer(int status, HttpHeaders headers, String body) {

    /**
     * Checks the status.
     *
     * @return this answer
     * @throws AssertionError with the body, if the status is another one
     */
    public TestAnswer expect(int expectedStatus) {
        if (status != expectedStatus) {
            throw new AssertionError("expected status " + expectedStatus + " but got " + status + ": " + body);
        }
        return this;
    }

    /**
     * A value of a body of JSON.
     *
     * @param pointer RFC 6901, such as {@code /rows/0/title}; empty for the whole body
     * @return text, {@link java.math.BigDecimal}, Boolean, {@link List}, {@link java.util.Map}, or null
     * @throws AssertionError if the body has no such value, or is not JSON
     */
    public @Nullable Object at(String pointer) {
        return JsonValue.parse(body).at(pointer);
    }

    /**
     * A text of a body of JSON.
     *
     * @throws AssertionError if it is missing, or no string
     */
    public String text(String pointer) {
        if (at(pointer) instanceof String text) {
            return text;
        }
        throw new AssertionError("no string at " + pointer + ": " + body);
    }

    /**
     * A whole number of a body of JSON, such as a key.
     *
     * @throws AssertionError if it is missing, or no whole number
     */
    public long number(String pointer) {
        if (at(pointer) instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0) {
            return number.longValueExact();
        }
        throw new AssertionError("no whole number at " + pointer + ": " + body);
    }

    /**
     * The mistakes of a problem, each as pointer and code: {@code /title too_long}.
     *
     * @return in the order of the answer
     * @throws AssertionError if the answer is no problem with mistakes
     */
    public List<String> errors() {
        if (at("/errors") instanceof List<?> errors) {
            return IntStream.range(0, errors.size())
                    .mapToObj(i -> (text("/errors/" + i + "/pointer") + " " + text("/errors/" + i + "/code")).strip())
                    .toList();
        }
        throw new AssertionError("no errors: " + body);
    }
}

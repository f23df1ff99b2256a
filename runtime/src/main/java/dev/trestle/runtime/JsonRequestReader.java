package dev.trestle.runtime;

import io.helidon.http.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a JSON object from UTF-8, in one pass. Duplicate names are refused in the object, not inside its values. */
final class JsonRequestReader extends RequestReader {

    private static final Json NOTHING = new Json("null");

    private final byte[] body;
    private final JsonParser in;
    private String name = "";

    /** The parser has to be over these very bytes: raw values are cut out of them. */
    JsonRequestReader(byte[] body, JsonParser in) {
        this.body = body;
        this.in = in;
        JsonToken first = in.nextToken();
        if (first == null) {
            throw JsonHttp.emptyBody();
        }
        if (first != JsonToken.START_OBJECT) {
            throw HttpProblem.unprocessable(
                    FieldError.of("", ErrorCode.NOT_AN_OBJECT, "has to be a JSON object"));
        }
    }

    @Override
    public boolean next() {
        String next = in.nextName();
        if (next == null) {
            if (in.nextToken() != null) {
                throw HttpProblem.of(Status.BAD_REQUEST_400, "The body goes on after the JSON object");
            }
            return false;
        }
        name = next;
        if (!firstTime(next)) {
            throw HttpProblem.status(Status.BAD_REQUEST_400)
                    .detail("The JSON object has the same name twice")
                    .error(FieldError.of(FieldError.pointer(next), ErrorCode.REPEATED, "occurs twice"))
                    .build();
        }
        in.nextToken();
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void skip() {
        in.skipChildren();
    }

    @Override
    boolean isNull() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    @Override
    @Nullable String string() {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        wrongType("a string");
        return null;
    }

    @Override
    @Nullable String number(boolean orString) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return in.getString();
        }
        if (orString && token == JsonToken.VALUE_STRING) {
            String text = in.getString();
            if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
                return text;
            }
        }
        wrongType(orString ? "a number, or one of \"NaN\", \"Infinity\" and \"-Infinity\"" : "a number");
        return null;
    }

    @Override
    long integer(long min, long max) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrongType("an integer");
            return 0;
        }
        if (in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long value = in.getLongValue();
            if (value >= min && value <= max) {
                return value;
            }
        }
        error(ErrorCode.OUT_OF_RANGE, "has to be from " + min + " to " + max);
        return 0;
    }

    @Override
    public boolean bool() {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> {
                wrongType("true or false");
                yield false;
            }
        };
    }

    @Override
    public Json json() {
        if (isNull()) {
            // To be stored, JSON's null needs a column that takes SQL's, and then it is that.
            wrongType("JSON");
            return NOTHING;
        }
        int start = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        int length = (int) in.currentLocation().getByteOffset() - start;
        try {
            ByteBuffer raw = ByteBuffer.wrap(body, start, length);
            return checked(StandardCharsets.UTF_8.newDecoder().decode(raw).toString());
        } catch (CharacterCodingException e) {
            throw JsonHttp.malformed("is not UTF-8");
        }
    }

    @Override
    public <T> List<@Nullable T> array(Supplier<? extends T> item) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            wrongType("an array");
            return List.of();
        }
        List<@Nullable T> items = new ArrayList<>();
        for (index = 0; in.nextToken() != JsonToken.END_ARRAY; index++) {
            items.add(orNull(item));
        }
        index = -1;
        return Collections.unmodifiableList(items);
    }

    private void wrongType(String wanted) {
        if (isNull()) {
            error(ErrorCode.NULL_NOT_ALLOWED, "must not be null");
        } else {
            error(ErrorCode.WRONG_TYPE, "has to be " + wanted);
            in.skipChildren();
        }
    }
}

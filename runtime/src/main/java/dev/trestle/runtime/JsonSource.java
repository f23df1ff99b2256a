package dev.trestle.runtime;

import io.helidon.http.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads JSON from UTF-8, in one pass. Duplicate names are refused in objects, not inside raw JSON values. */
final class JsonSource implements RequestSource {

    private final byte[] body;
    private final JsonParser in;
    private final RequestErrors errors;
    private final TextValues texts;
    private final boolean isValue;

    /** The parser has to be over these very bytes: raw values are cut out of them. */
    private JsonSource(byte[] body, JsonParser in, RequestErrors errors, boolean isValue) {
        this.body = body;
        this.in = in;
        this.errors = errors;
        this.texts = new TextValues(errors);
        this.isValue = isValue;
    }

    /** A request's body, which has to be an object. */
    static JsonSource ofBody(byte[] body, JsonParser in, RequestErrors errors) {
        if (first(in) != JsonToken.START_OBJECT) {
            throw notAnObject("has to be a JSON object");
        }
        return new JsonSource(body, in, errors, false);
    }

    /** A request's body, which has to be an object or an array; the parser says which. */
    static JsonSource ofBatch(byte[] body, JsonParser in, RequestErrors errors) {
        JsonToken first = first(in);
        if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
            throw notAnObject("has to be a JSON object, or an array of them");
        }
        return new JsonSource(body, in, errors, false);
    }

    private static JsonToken first(JsonParser in) {
        JsonToken first = in.nextToken();
        if (first == null) {
            throw JsonHttp.emptyBody();
        }
        return first;
    }

    private static HttpProblem notAnObject(String message) {
        return HttpProblem.unprocessable(FieldError.of("", ErrorCode.NOT_AN_OBJECT, message));
    }

    /** One value, known to be well-formed. */
    static JsonSource ofValue(byte[] value, JsonParser in, RequestErrors errors) {
        in.nextToken();
        return new JsonSource(value, in, errors, true);
    }

    @Override
    public boolean next() {
        String next = in.nextName();
        if (next == null) {
            if (errors.place().isOutermost()) {
                end();
            }
            return false;
        }
        if (!errors.place().field(next)) {
            throw HttpProblem.status(Status.BAD_REQUEST_400)
                    .detail("The JSON object has the same name twice")
                    .error(FieldError.of(errors.place().pointer(), ErrorCode.REPEATED, "occurs twice"))
                    .build();
        }
        in.nextToken();
        return true;
    }

    /** Checks that the body ends here. */
    void end() {
        if (in.nextToken() != null) {
            throw HttpProblem.of(Status.BAD_REQUEST_400, "The body has text after the JSON value");
        }
    }

    @Override
    public void skip() {
        in.skipChildren();
    }

    @Override
    public boolean isNull() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    @Override
    public @Nullable String string() {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return in.getString();
        }
        wrongType("a string");
        return null;
    }

    @Override
    public @Nullable String scalar() {
        if (!isNull() && in.currentToken().isScalarValue()) {
            return in.getString();
        }
        wrongType("a string, a number, true or false");
        return null;
    }

    @Override
    public @Nullable String number(boolean orString) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return in.getString();
        }
        if (isCoerced()) {
            return texts.number(in.getString(), orString);
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
    public long integer(long min, long max) {
        if (isCoerced()) {
            return texts.integer(in.getString(), min, max);
        }
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            wrongType("an integer");
            return 0;
        }
        boolean isLong = in.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return texts.integer(isLong ? in.getLongValue() : 0, isLong, min, max);
    }

    @Override
    public boolean bool() {
        if (isCoerced()) {
            return texts.bool(in.getString());
        }
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
    public String json() {
        int start = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        int length = (int) in.currentLocation().getByteOffset() - start;
        try {
            ByteBuffer raw = ByteBuffer.wrap(body, start, length);
            return StandardCharsets.UTF_8.newDecoder().decode(raw).toString();
        } catch (CharacterCodingException e) {
            throw JsonHttp.malformed("is not UTF-8");
        }
    }

    @Override
    public @Nullable Upload upload() {
        wrongType("a file of a form");
        return null;
    }

    @Override
    public @Nullable RequestSource array() {
        return is(JsonToken.START_ARRAY, "an array") ? this : null;
    }

    @Override
    public boolean nextItem() {
        boolean isItem = in.nextToken() != JsonToken.END_ARRAY;
        if (!isItem && isValue && in.streamReadContext().inRoot()) {
            // Its buffers are used again.
            in.close();
        }
        return isItem;
    }

    @Override
    public boolean startObject() {
        return is(JsonToken.START_OBJECT, "an object");
    }

    @Override
    public RequestSource structured() {
        return this;
    }

    /** Whether the value is a string that counts as the text of a value of another type. */
    private boolean isCoerced() {
        return errors.coercesStrings() && in.currentToken() == JsonToken.VALUE_STRING;
    }

    private boolean is(JsonToken token, String words) {
        if (in.currentToken() == token) {
            return true;
        }
        wrongType(words);
        return false;
    }

    private void wrongType(String wanted) {
        if (isNull()) {
            errors.add(ErrorCode.NULL_NOT_ALLOWED, "must not be null");
        } else {
            errors.add(ErrorCode.WRONG_TYPE, "has to be " + wanted);
            in.skipChildren();
        }
    }
}

package dev.trestle.runtime;

import org.jspecify.annotations.Nullable;

/** Values that are written as texts, as in a query string. A value with a structure of its own is written as JSON. */
abstract sealed class TextSource implements RequestSource permits QuerySource, CellSource, ColumnNames {

    final RequestErrors errors;
    private final JsonHttp http;
    final TextValues values;

    TextSource(JsonHttp http, RequestErrors errors) {
        this.http = http;
        this.errors = errors;
        this.values = new TextValues(errors);
    }

    @Override
    public void skip() {}

    @Override
    public @Nullable String number(boolean orString) {
        String text = string();
        return text == null ? null : values.number(text, orString);
    }

    @Override
    public long integer(long min, long max) {
        String text = string();
        return text == null ? 0 : values.integer(text, min, max);
    }

    @Override
    public boolean bool() {
        String text = string();
        return text != null && values.bool(text);
    }

    @Override
    public String json() {
        String text = string();
        if (text != null && http.input().isJson(text)) {
            return text;
        }
        if (text != null) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be JSON");
        }
        return "null";
    }

    @Override
    public @Nullable RequestSource structured() {
        String text = string();
        if (text == null) {
            return null;
        }
        if (!http.input().isJson(text)) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be JSON");
            return null;
        }
        return http.input().value(text, errors);
    }

    /** The text as an array of JSON. */
    final @Nullable RequestSource jsonArray() {
        RequestSource json = structured();
        return json == null ? null : json.array();
    }

    /** No text is an object; its JSON is. */
    @Override
    public boolean startObject() {
        throw new IllegalStateException("A text has no objects");
    }
}

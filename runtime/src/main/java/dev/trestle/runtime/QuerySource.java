package dev.trestle.runtime;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name=value} pairs of a query string, the values in a path, or the parts of a form. A name that occurs more than once is an array; a value with a
 * structure of its own is written as JSON.
 */
final class QuerySource implements RequestSource {

    private final JsonHttp http;
    private final RequestErrors errors;
    private final Iterator<Map.Entry<String, List<String>>> fields;
    private final Map<String, ? extends FilePart> files;
    private String name = "";
    private List<String> values = List.of();

    /** The values are decoded. */
    QuerySource(JsonHttp http, Map<String, List<String>> values, RequestErrors errors) {
        this(http, values, Map.of(), errors);
    }

    /** A form; its values also have a name for each file. */
    QuerySource(
            JsonHttp http, Map<String, List<String>> values, Map<String, ? extends FilePart> files, RequestErrors errors) {
        this.http = http;
        this.files = files;
        this.errors = errors;
        this.fields = values.entrySet().iterator();
    }

    /** The query is as it came, still percent-encoded. */
    static QuerySource of(JsonHttp http, String query, List<String> absentIfEmpty, RequestErrors errors) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        int end;
        for (int at = 0; at < query.length(); at = end + 1) {
            int ampersand = query.indexOf('&', at);
            end = ampersand < 0 ? query.length() : ampersand;
            if (end > at) {
                int equals = query.indexOf('=', at);
                boolean hasValue = equals >= 0 && equals < end;
                String key = PercentEncoding.inQuery(query.substring(at, hasValue ? equals : end));
                String value = hasValue ? PercentEncoding.inQuery(query.substring(equals + 1, end)) : "";
                byName.computeIfAbsent(key, k -> new ArrayList<>(1)).add(value);
            }
        }
        byName.entrySet().removeIf(field ->
                field.getValue().stream().allMatch(String::isEmpty) && absentIfEmpty.contains(field.getKey()));
        return new QuerySource(http, byName, errors);
    }

    @Override
    public boolean next() {
        if (!fields.hasNext()) {
            return false;
        }
        Map.Entry<String, List<String>> field = fields.next();
        name = field.getKey();
        errors.place().field(name);
        values = field.getValue();
        return true;
    }

    @Override
    public void skip() {}

    @Override
    public boolean isNull() {
        return false;
    }

    @Override
    public @Nullable String string() {
        if (!isText()) {
            return null;
        }
        if (errors.place().inArray()) {
            return values.get(errors.place().index);
        }
        if (values.size() > 1) {
            errors.add(ErrorCode.REPEATED, "occurs more than once");
            return null;
        }
        return values.getFirst();
    }

    @Override
    public @Nullable String number(boolean orString) {
        String text = string();
        if (text == null) {
            return null;
        }
        boolean isName = text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
        if (isName ? orString : isNumber(text)) {
            return text;
        }
        errors.add(ErrorCode.INVALID_FORMAT, "has to be a number");
        return null;
    }

    @Override
    public long integer(long min, long max) {
        String text = string();
        if (text == null) {
            return 0;
        }
        if (!isInteger(text)) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be an integer");
            return 0;
        }
        // Nineteen digits and a sign are a long's most; leading zeros beyond that are nobody's number.
        BigInteger large = text.length() > 18 && text.length() <= 20 ? new BigInteger(text) : BigInteger.ZERO;
        long value = text.length() > 18 ? large.longValue() : Long.parseLong(text);
        if (text.length() > 20 || large.bitLength() >= Long.SIZE || value < min || value > max) {
            errors.add(ErrorCode.OUT_OF_RANGE, "has to be from " + min + " to " + max);
        }
        return value;
    }

    private static boolean isInteger(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        return digits(text, start) == text.length() && text.length() > start;
    }

    /** The grammar of JSON's numbers (RFC 8259 section 6), with leading zeros allowed. */
    private static boolean isNumber(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int at = digits(text, start);
        boolean ok = at > start;
        if (at < text.length() && text.charAt(at) == '.') {
            int end = digits(text, at + 1);
            ok &= end > at + 1;
            at = end;
        }
        if (at < text.length() && (text.charAt(at) | ' ') == 'e') {
            int exponent = at + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            at = digits(text, exponent);
            ok &= at > exponent;
        }
        return ok && at == text.length();
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    @Override
    public boolean bool() {
        String text = string();
        if (text != null && !text.equals("true") && !text.equals("false")) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be true or false");
        }
        return "true".equals(text);
    }

    @Override
    public String json() {
        String text = string();
        if (text != null && http.isJson(text)) {
            return text;
        }
        if (text != null) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be JSON");
        }
        return "null";
    }

    @Override
    public @Nullable Upload upload() {
        FilePart file = files.get(name);
        if (file == null) {
            errors.add(ErrorCode.WRONG_TYPE, "has to be a file");
            return null;
        }
        return file.upload(errors::add);
    }

    @Override
    public boolean startArray() {
        return isText();
    }

    private boolean isText() {
        if (files.containsKey(name)) {
            errors.add(ErrorCode.WRONG_TYPE, "has to be text, not a file");
            return false;
        }
        return true;
    }

    @Override
    public boolean nextItem() {
        return errors.place().index < values.size();
    }

    @Override
    public boolean startObject() {
        throw new IllegalStateException("A query string has no objects");
    }

    @Override
    public @Nullable RequestSource structured() {
        String text = string();
        if (text == null) {
            return null;
        }
        if (!http.isJson(text)) {
            errors.add(ErrorCode.INVALID_FORMAT, "has to be JSON");
            return null;
        }
        return http.value(text, errors);
    }
}

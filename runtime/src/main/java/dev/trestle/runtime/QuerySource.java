package dev.trestle.runtime;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code name=value} pairs of a query string, the values in a path, or the parts of a form. A name that occurs more than
 * once is an array.
 */
final class QuerySource extends TextSource {

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
        super(http, errors);
        this.files = files;
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
    public boolean isNull() {
        return false;
    }

    @Override
    public @Nullable String string() {
        if (!isText()) {
            return null;
        }
        if (errors.place().inArray()) {
            return values.get(errors.place().index());
        }
        if (values.size() > 1) {
            errors.add(ErrorCode.REPEATED, "occurs more than once");
            return null;
        }
        return values.getFirst();
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

    /** An array within an array is written as JSON. */
    @Override
    public @Nullable RequestSource array() {
        return errors.place().inArray() ? jsonArray() : isText() ? this : null;
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
        return errors.place().index() < values.size();
    }
}

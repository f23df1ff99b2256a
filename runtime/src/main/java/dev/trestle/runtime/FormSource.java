package dev.trestle.runtime;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a form: texts as {@link QuerySource} reads parameters, and files. */
final class FormSource extends QuerySource {

    /** In the order of their texts. */
    private final Iterator<FormField> fields;
    private final RequestErrors errors;
    private FormField field = new FormField();

    FormSource(JsonHttp http, Map<String, FormField> fields, RequestErrors errors) {
        super(http, texts(fields), errors);
        this.fields = fields.values().iterator();
        this.errors = errors;
    }

    private static Map<String, List<String>> texts(Map<String, FormField> fields) {
        Map<String, List<String>> texts = LinkedHashMap.newLinkedHashMap(fields.size());
        fields.forEach((name, field) -> texts.put(name, field.texts()));
        return texts;
    }

    @Override
    public boolean next() {
        boolean isThere = super.next();
        if (isThere) {
            field = fields.next();
        }
        return isThere;
    }

    @Override public @Nullable String string() { return isText() ? super.string() : null; }
    @Override public boolean startArray() { return isText(); }

    private boolean isText() {
        if (field.isFile()) {
            errors.add(ErrorCode.WRONG_TYPE, "has to be text, not a file");
        }
        return !field.isFile();
    }

    @Override public @Nullable Upload upload() { return field.upload(errors); }
}

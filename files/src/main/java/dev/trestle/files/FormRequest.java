package dev.trestle.files;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.FilePart;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.media.StagedFile;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A received form, and its files. */
public final class FormRequest implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(FormRequest.class.getName());

    private final JsonHttp json;
    private final ServerRequest request;
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final List<StagedFile> staged = new ArrayList<>(1);

    FormRequest(JsonHttp json, ServerRequest request) {
        this.json = json;
        this.request = request;
    }

    FormField field(String name) {
        return fields.computeIfAbsent(name, any -> new FormField());
    }

    void removeEmpty(Set<String> names) {
        fields.entrySet().removeIf(field -> names.contains(field.getKey()) && field.getValue().isEmpty());
    }

    void add(StagedFile file) {
        staged.add(file);
    }

    /** What is wrong with the files so far. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        fields.forEach((name, field) -> {
            FieldError error = field.error(name);
            if (error != null) {
                errors.add(error);
            }
        });
        return errors;
    }

    /**
     * Reads the values in the request's path, and the fields.
     *
     * @param reader reads the parts
     * @param <T> the type of what is read
     * @return the result of the reader; its uploads exist until this is closed
     * @throws HttpProblem 422 for mistakes
     */
    public <T> T read(Function<? super RequestReader, ? extends T> reader) {
        Map<String, List<String>> texts = LinkedHashMap.newLinkedHashMap(fields.size());
        Map<String, FilePart> files = HashMap.newHashMap(1);
        fields.forEach((name, field) -> {
            texts.put(name, field.texts());
            if (field.isFile()) {
                files.put(name, field);
            }
        });
        return json.form(request, texts, files, reader);
    }

    /** Deletes the received files; copies in the store stay. */
    @Override
    public void close() {
        fields.values().forEach(FormField::end);
        for (StagedFile file : staged) {
            try {
                file.close();
            } catch (IOException e) {
                LOG.log(Level.WARNING, "A file was not deleted, and stays until it is swept: " + file.path(), e);
            }
        }
    }
}

package dev.trestle.load;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.Upload;
import java.util.Objects;

/**
 * The body of a load that a job runs later.
 *
 * @param file its bytes
 * @param contentType its {@code Content-Type}, in one of the formats of the route
 */
public record LoadBody(Upload file, String contentType) {

    /** Its JSON, written and read; the file is kept apart. */
    public static final JsonForm<LoadBody> JSON = JsonForm.of(LoadBody::parse, LoadBody::write);

    private void write(JsonWriter out) {
        out.startObject();
        out.name("file").upload(file);
        out.name("content_type").text(contentType);
        out.endObject();
    }

    private static LoadBody parse(RequestReader in) {
        Upload file = null;
        String contentType = "";
        while (in.next()) {
            switch (in.name()) {
                case "file" -> file = in.upload();
                case "content_type" -> contentType = in.text();
                default -> in.unknown();
            }
        }
        in.end("file", "content_type");
        return new LoadBody(Objects.requireNonNull(file), contentType);
    }
}

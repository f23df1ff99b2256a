package dev.trestle.fileexports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;

/**
 * A file that is written and not yet visible.
 *
 * @param file as it will be
 * @param token leads to it
 */
public record PreparedFile(ExportedFile file, String token) {

    /** Its JSON, for the row of a job. */
    static final JsonForm<PreparedFile> JSON = JsonForm.of(PreparedFile::parse, PreparedFile::write);

    static PreparedFile parse(RequestReader in) {
        String name = "";
        long rows = 0;
        long bytes = 0;
        int files = 0;
        String token = "";
        while (in.next()) {
            switch (in.name()) {
                case "name" -> name = in.text();
                case "rows" -> rows = in.int8();
                case "bytes" -> bytes = in.int8();
                case "files" -> files = in.int4();
                case "token" -> token = in.text();
                default -> in.skip();
            }
        }
        in.end("name");
        return new PreparedFile(new ExportedFile(name, rows, bytes, files), token);
    }

    private void write(JsonWriter out) {
        out.startObject();
        file.writeFields(out);
        out.name("token").text(token);
        out.endObject();
    }
}

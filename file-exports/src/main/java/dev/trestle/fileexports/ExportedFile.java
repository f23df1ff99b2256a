package dev.trestle.fileexports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;

/**
 * A file that was written, or a folder with a file for each partition.
 *
 * @param name below its root, with slashes
 * @param rows in all files
 * @param bytes of all files
 * @param files how many files there are; 1 without partitions
 */
public record ExportedFile(String name, long rows, long bytes, int files) {

    /** Its JSON, written and read. */
    public static final JsonForm<ExportedFile> JSON = JsonForm.of(ExportedFile::parse, ExportedFile::write);

    private static ExportedFile parse(RequestReader in) {
        return PreparedFile.parse(in).file();
    }

    /**
     * Writes the JSON object.
     *
     * @param out where to
     */
    public void write(JsonWriter out) {
        out.startObject();
        writeFields(out);
        out.endObject();
    }

    void writeFields(JsonWriter out) {
        out.name("name").text(name);
        out.name("rows").int8(rows);
        out.name("bytes").int8(bytes);
        out.name("files").int4(files);
    }
}

package dev.trestle.formats;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.ResultRow;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The values of the current row as JSON, and where each of them is. They have no line breaks. */
final class RowText {

    /** Reads what was written here; so no value is too long or too deep. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Buffer text = new Buffer();
    private final JsonGenerator json = JsonText.to(text);
    private final JsonWriter writer = new JsonWriter(json, Links.URLS);
    private final Columns columns;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] escaped;
    private final boolean[] isJson;

    RowText(Columns columns) {
        this.columns = columns;
        this.starts = new int[columns.size()];
        this.ends = new int[starts.length];
        this.escaped = new boolean[starts.length];
        this.isJson = new boolean[starts.length];
        for (int i = 0; i < starts.length; i++) {
            isJson[i] = PgCodecs.JSON.equals(columns.codec(i));
        }
    }

    /** Takes a row of a result. */
    void set(ResultRow row) throws SQLException {
        text.reset();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = position();
            columns.value(row, i, writer);
            ends[i] = position();
        }
        json.flush();
        look();
    }

    /** Takes a row that is written as an object. */
    void set(Consumer<? super JsonWriter> row) {
        text.reset();
        row.accept(writer);
        json.flush();
        find();
        look();
    }

    /** How many values it has. */
    int count() {
        return starts.length;
    }

    /** The bytes that hold all values. */
    byte[] bytes() {
        return text.bytes();
    }

    /** Where a value begins. */
    int start(int column) {
        return starts[column];
    }

    /** Where a value ends, exclusively. */
    int end(int column) {
        return ends[column];
    }

    /** Whether a value is null; in a column that is NOT NULL, the null of JSON is a value. */
    boolean isNull(int column) {
        return bytes()[starts[column]] == 'n' && columns.isNullable(column);
    }

    /** Whether a value is a string. */
    boolean isString(int column) {
        return bytes()[starts[column]] == '"';
    }

    /** Whether a string has escapes. */
    boolean isEscaped(int column) {
        return escaped[column];
    }

    private int position() {
        return text.length() + json.streamWriteOutputBuffered();
    }

    /** Finds the values of an object. */
    private void find() {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text.bytes(), 0, text.length())) {
            parser.nextToken();
            for (int i = 0; i < starts.length; i++) {
                parser.nextName();
                parser.nextToken();
                starts[i] = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                parser.finishToken();
                ends[i] = (int) parser.currentLocation().getByteOffset();
            }
        }
    }

    /** Looks for escapes in strings; blanks take the place of line breaks, which values of the type json have between tokens. */
    private void look() {
        byte[] bytes = text.bytes();
        for (int i = 0; i < starts.length; i++) {
            byte first = bytes[starts[i]];
            if (isJson[i] || first == '{' || first == '[') {
                unbreak(i);
            } else if (first == '"') {
                escaped[i] = ByteScan.either(bytes, starts[i] + 1, ends[i] - 1, '\\', '\\') < ends[i] - 1;
            }
        }
    }

    private void unbreak(int column) {
        byte[] bytes = text.bytes();
        for (int i = starts[column]; i < ends[column]; i++) {
            if (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t') {
                bytes[i] = ' ';
            }
        }
        while (bytes[starts[column]] == ' ') {
            starts[column]++;
        }
        while (bytes[ends[column] - 1] == ' ') {
            ends[column]--;
        }
    }

    private static final class Buffer extends ByteArrayOutputStream {

        Buffer() {
            super(1024);
        }

        byte[] bytes() {
            return buf;
        }

        /** As {@link #size}, without a lock. */
        int length() {
            return count;
        }
    }
}

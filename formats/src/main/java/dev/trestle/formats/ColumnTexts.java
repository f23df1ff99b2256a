package dev.trestle.formats;

import dev.trestle.runtime.database.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * The values of several rows by columns. What does not fit into memory is in a file until the last row is there, as an
 * answer by columns has all values of one column before the first of the next.
 */
final class ColumnTexts implements AutoCloseable {

    /** Bytes in memory. */
    private static final int MAX_HELD = 1024 * 1024;

    private static final int PIECE = 64 * 1024;

    private final List<Column> columns;
    private int held;
    private @Nullable FileChannel file;

    private static final class Column {

        /** Its name as JSON, and what comes before its values. */
        private final byte[] start;
        private final BinaryData held = new BinaryData();
        private final List<Piece> pieces = new ArrayList<>();

        Column(byte[] start) {
            this.start = start;
        }
    }

    /** Bytes of a column in the file. */
    private record Piece(long start, int length) {}

    ColumnTexts(Columns columns) {
        this.columns = IntStream.range(0, columns.size()).mapToObj(i -> new Column(start(i, columns.name(i)))).toList();
    }

    /** Names are escaped as those of rows are. */
    private static byte[] start(int index, String name) {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        start.write(index == 0 ? '{' : ',');
        try (JsonGenerator json = JsonText.to(start)) {
            json.writeString(name);
        }
        start.write(':');
        start.write('[');
        return start.toByteArray();
    }

    /** Takes the values of a row. */
    void add(RowText row) {
        try {
            for (int i = 0; i < columns.size(); i++) {
                BinaryData column = columns.get(i).held;
                int before = column.length();
                if (before > 0 || !columns.get(i).pieces.isEmpty()) {
                    column.int1(',');
                }
                column.bytes(row.bytes(), row.start(i), row.end(i));
                held += column.length() - before;
            }
            if (held > MAX_HELD) {
                moveToFile();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void moveToFile() throws IOException {
        if (file == null) {
            Path path = Files.createTempFile("trestle-columns", null);
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        }
        for (Column column : columns) {
            ByteBuffer bytes = column.held.buffer();
            if (bytes.hasRemaining()) {
                column.pieces.add(new Piece(file.position(), bytes.remaining()));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                column.held.clear();
            }
        }
        held = 0;
    }

    /** Writes an object with an array for each column, and has no rows any more. */
    void write(OutputStream out) {
        try {
            for (Column column : columns) {
                write(column, out);
            }
            out.write('}');
            if (file != null) {
                file.truncate(0);
            }
            held = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Column column, OutputStream out) throws IOException {
        out.write(column.start);
        for (Piece piece : column.pieces) {
            copy(piece, out);
        }
        column.pieces.clear();
        column.held.write(out);
        column.held.clear();
        out.write(']');
    }

    private void copy(Piece piece, OutputStream out) throws IOException {
        byte[] bytes = new byte[Math.min(PIECE, piece.length())];
        for (int done = 0; done < piece.length();) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, piece.length() - done));
            int read = Objects.requireNonNull(file).read(buffer, piece.start() + done);
            if (read < 0) {
                throw new IOException("A temporary file has become shorter");
            }
            out.write(bytes, 0, read);
            done += read;
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

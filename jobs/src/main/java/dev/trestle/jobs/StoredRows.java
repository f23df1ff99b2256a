package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a result that {@link RowsWriter} wrote, row by row. It only looks for the ends of the rows, each of which is an object.
 *
 * @param <V> the type of a row
 */
final class StoredRows<V> implements Iterator<V>, AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final InputStream in;
    private final Function<? super Json, ? extends V> reader;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private int at;
    private int end;
    private @Nullable V next;

    private StoredRows(InputStream in, Function<? super Json, ? extends V> reader) {
        this.in = in;
        this.reader = reader;
    }

    /**
     * Begins, and reads the first row.
     *
     * @param stored the result, which is closed with this
     * @param reader reads a row
     * @throws HttpProblem if the result or the row has the form of another deployment
     */
    static <V> StoredRows<V> of(InputStream stored, Function<? super Json, ? extends V> reader) {
        StoredRows<V> rows = new StoredRows<>(stored, reader);
        try {
            rows.start();
            rows.advance();
            return rows;
        } catch (RuntimeException | IOException e) {
            rows.close();
            throw e instanceof RuntimeException problem ? problem : new UncheckedIOException((IOException) e);
        }
    }

    private void start() throws IOException {
        for (int i = 0; i < RowsWriter.START.length(); i++) {
            if (read() != RowsWriter.START.charAt(i)) {
                throw HttpProblem.of(Status.INTERNAL_SERVER_ERROR_500, "The result of the job has no rows");
            }
        }
    }

    private void advance() throws IOException {
        int first = read();
        if (first == ',') {
            first = read();
        }
        if (first == ']') {
            next = null;
            return;
        }
        row.reset();
        copyObject(first);
        next = reader.apply(new Json(row.toString(StandardCharsets.UTF_8)));
    }

    private void copyObject(int first) throws IOException {
        int depth = 0;
        int copied = first;
        while (true) {
            row.write(copied);
            switch (copied) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> copyString();
                default -> { }
            }
            if (depth == 0) {
                return;
            }
            copied = read();
        }
    }

    private void copyString() throws IOException {
        int copied;
        do {
            copied = read();
            row.write(copied);
            if (copied == '\\') {
                row.write(read());
            }
        } while (copied != '"');
    }

    private int read() throws IOException {
        if (at == end) {
            end = in.read(buffer);
            at = 0;
            if (end < 0) {
                throw new EOFException("The stored result of a job is not complete");
            }
        }
        return buffer[at++] & 0xff;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public V next() {
        V current = next;
        if (current == null) {
            throw new NoSuchElementException();
        }
        try {
            advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (HttpProblem problem) {
            throw new IllegalStateException("The rows of the stored result of a job have different forms", problem);
        }
        return current;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

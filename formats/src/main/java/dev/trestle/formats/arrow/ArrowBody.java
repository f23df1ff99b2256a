package dev.trestle.formats.arrow;

import dev.trestle.formats.cells.ColumnTypes;
import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;
import org.jspecify.annotations.Nullable;

/** Reads a stream of Apache Arrow (Arrow columnar format, "IPC streaming format"), one message at a time. */
public final class ArrowBody {

    private static final int CONTINUATION = -1;

    /** How a file of Arrow begins. */
    private static final int FILE = ByteBuffer.wrap(new byte[] {'A', 'R', 'R', 'O'}).order(ByteOrder.LITTLE_ENDIAN).getInt();

    private final InputStream in;
    private final int limit;
    private final BodyRows<?> rows;
    private final Expansion expansion;
    private final Expansion dictionaryBytes;
    private final Map<Long, Dictionary> dictionaries = new HashMap<>();
    private @Nullable ArrowFields fields;
    private List<String> names = List.of();

    /**
     * Begins to read.
     *
     * @param in the stream
     * @param limit bytes of a message, also once it is decompressed
     * @param rows takes the rows
     */
    public ArrowBody(InputStream in, int limit, BodyRows<?> rows) {
        this.in = in;
        this.limit = limit;
        this.rows = rows;
        this.expansion = new Expansion(limit);
        this.dictionaryBytes = new Expansion(limit);
    }

    /**
     * Reads all rows.
     *
     * @throws IOException from the stream
     * @throws HttpProblem 400 if it is malformed, 413 for a message that is too large, 422 for other mistakes
     */
    public void read() throws IOException {
        for (int length = length(); length > 0; length = length()) {
            ByteBuffer metadata = ByteBuffer.wrap(bytes(length)).order(ByteOrder.LITTLE_ENDIAN);
            Message message = guarded(() -> Message.getRootAsMessage(metadata));
            long bodyLength = guarded(message::bodyLength);
            if (bodyLength < 0) {
                throw ArrowProblems.malformed("a message of " + bodyLength + " bytes");
            }
            ByteBuffer body = ByteBuffer.wrap(bytes(bodyLength));
            expansion.reset();
            take(message, body);
        }
        if (fields == null) {
            throw ArrowProblems.malformed("no schema");
        }
    }

    /** Of the metadata of the next message; 0 if there is none. */
    private int length() throws IOException {
        byte[] prefix = in.readNBytes(Integer.BYTES);
        if (prefix.length == 0) {
            return 0;
        }
        int first = number(prefix);
        if (first == FILE) {
            throw ArrowProblems.malformed("the form of a file; a stream is needed");
        }
        // Before version 0.15 the length came first.
        int length = first == CONTINUATION ? number(in.readNBytes(Integer.BYTES)) : first;
        if (length < 0) {
            throw ArrowProblems.malformed("a message whose metadata has " + length + " bytes");
        }
        if (length == 0 && in.read() >= 0) {
            throw ArrowProblems.malformed("bytes after its end");
        }
        return length;
    }

    private static int number(byte[] bytes) {
        if (bytes.length < Integer.BYTES) {
            throw truncated();
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static HttpProblem truncated() {
        return ArrowProblems.malformed("an end within a message");
    }

    private byte[] bytes(long length) throws IOException {
        if (length > limit) {
            throw RequestBody.refuse(in, RequestBody.tooLarge(limit, "A message of Arrow"));
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw truncated();
        }
        return bytes;
    }

    private void take(Message message, ByteBuffer body) {
        switch (guarded(message::headerType)) {
            case MessageHeader.Schema -> schema(guarded(() -> ArrowFields.of((Schema) header(message, new Schema()))));
            case MessageHeader.DictionaryBatch -> guarded(() -> {
                dictionary((DictionaryBatch) header(message, new DictionaryBatch()), body);
                return true;
            });
            case MessageHeader.RecordBatch -> batch((RecordBatch) guarded(() -> header(message, new RecordBatch())), body);
            default -> throw ArrowProblems.malformed("a message of another kind");
        }
    }

    private static com.google.flatbuffers.Table header(Message message, com.google.flatbuffers.Table empty) {
        com.google.flatbuffers.Table header = message.header(empty);
        if (header == null) {
            throw ArrowProblems.malformed("a message without a header");
        }
        return header;
    }

    private ArrowFields known() {
        if (fields == null) {
            throw ArrowProblems.malformed("no schema before its first batch");
        }
        return fields;
    }

    private void schema(ArrowFields found) {
        if (fields != null) {
            throw ArrowProblems.malformed("two schemas");
        }
        fields = found;
        names = found.columns().stream().map(ArrowField::name).toList();
        ColumnTypes.requireOnce(names);
        ColumnTypes.check(found.columns().stream().map(ArrowField::cell).toList(), new HashSet<>(rows.columns(names)), rows);
    }

    private void dictionary(DictionaryBatch batch, ByteBuffer body) {
        ArrowField values = known().dictionaries().get(batch.id());
        RecordBatch data = batch.data();
        if (values == null || data == null) {
            throw ArrowProblems.malformed("the dictionary " + batch.id() + " of no column");
        }
        BatchBuffers buffers = new BatchBuffers(data, body, expansion, dictionaries);
        int count = buffers.rows();
        Dictionary earlier = dictionaries.get(batch.id());
        if (earlier != null && !batch.isDelta()) {
            dictionaryBytes.add(-earlier.bytes());
        }
        Dictionary dictionary = earlier != null && batch.isDelta() ? earlier : new Dictionary();
        dictionary.add(values.reading().read(buffers, count), count, dictionaryBytes);
        dictionaries.put(batch.id(), dictionary);
    }

    private void batch(RecordBatch batch, ByteBuffer body) {
        List<ArrowField> columns = known().columns();
        BatchBuffers buffers = guarded(() -> new BatchBuffers(batch, body, expansion, dictionaries));
        int count = guarded(buffers::rows);
        List<Values> values = new ArrayList<>();
        for (ArrowField column : columns) {
            values.add(guarded(() -> column.reading().read(buffers, count)));
        }
        // Columns of nulls alone take no bytes, so that any number of rows could be said.
        if (count > 8L * limit || body.limit() == 0 && count > 0) {
            throw ArrowProblems.malformed("more rows than values");
        }
        for (int row = 0; row < count; row++) {
            int current = row;
            rows.cells(names, guarded(() -> cells(values, current)), 0);
        }
    }

    private static List<@Nullable Object> cells(List<Values> values, int row) {
        List<@Nullable Object> cells = new ArrayList<>(values.size());
        values.forEach(column -> cells.add(column.cell(row)));
        return cells;
    }

    /** What flatbuffers and buffers throw at lengths and offsets that lie, and at dates beyond all calendars. */
    private static <T> T guarded(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException | NegativeArraySizeException
                | ArithmeticException | DateTimeException e) {
            throw ArrowProblems.malformed("lengths, offsets or values that cannot be");
        }
    }
}

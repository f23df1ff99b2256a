package dev.trestle.formats;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.BodyCompressionMethod;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** Makes streams of Arrow by hand, also such as no library writes. */
final class ArrowMade {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A column: its type, and its buffers in one batch, after the validity. */
    record Column(String name, byte number, ToIntFunction<FlatBufferBuilder> type, List<Column> children, long dictionary,
            List<byte[]> buffers, int length) {

        static Column of(String name, byte number, ToIntFunction<FlatBufferBuilder> type, int length, byte[]... buffers) {
            return new Column(name, number, type, List.of(), -1, List.of(buffers), length);
        }

        Column children(Column... more) {
            return new Column(name, number, type, List.of(more), dictionary, buffers, length);
        }

        Column dictionary(long id) {
            return new Column(name, number, type, children, id, buffers, length);
        }
    }

    static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    static byte[] longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        return bytes.array();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    ArrowMade schema(Column... columns) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] fields = new int[columns.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field(builder, columns[i]);
        }
        int vector = Schema.createFieldsVector(builder, fields);
        Schema.startSchema(builder);
        Schema.addFields(builder, vector);
        message(builder, MessageHeader.Schema, Schema.endSchema(builder), new byte[0]);
        return this;
    }

    private static int field(FlatBufferBuilder builder, Column column) {
        int[] children = column.children.stream().mapToInt(child -> field(builder, child)).toArray();
        int childVector = Field.createChildrenVector(builder, children);
        int name = builder.createString(column.name);
        int type = column.type.applyAsInt(builder);
        int dictionary = 0;
        if (column.dictionary >= 0) {
            int index = Int.createInt(builder, 8, true);
            dictionary = DictionaryEncoding.createDictionaryEncoding(builder, column.dictionary, index, false, (short) 0);
        }
        Field.startField(builder);
        Field.addName(builder, name);
        Field.addNullable(builder, true);
        Field.addTypeType(builder, column.number);
        Field.addType(builder, type);
        if (dictionary != 0) {
            Field.addDictionary(builder, dictionary);
        }
        Field.addChildren(builder, childVector);
        return Field.endField(builder);
    }

    /** With the codec of its buffers; -1 for none. */
    private static int batch(FlatBufferBuilder builder, long rows, int codec, ByteArrayOutputStream body, long[] views, Column... columns) {
        List<long[]> nodes = new ArrayList<>();
        List<byte[]> buffers = new ArrayList<>();
        for (Column column : columns) {
            add(column, nodes, buffers);
        }
        List<long[]> places = new ArrayList<>();
        for (byte[] buffer : buffers) {
            places.add(new long[] {body.size(), buffer.length});
            body.writeBytes(buffer);
            body.writeBytes(new byte[(8 - buffer.length % 8) % 8]);
        }
        RecordBatch.startNodesVector(builder, nodes.size());
        nodes.reversed().forEach(node -> FieldNode.createFieldNode(builder, node[0], 0));
        int nodeVector = builder.endVector();
        RecordBatch.startBuffersVector(builder, places.size());
        places.reversed().forEach(place -> Buffer.createBuffer(builder, place[0], place[1]));
        int bufferVector = builder.endVector();
        int variadic = RecordBatch.createVariadicBufferCountsVector(builder, views);
        int compression = codec < 0 ? 0 : BodyCompression.createBodyCompression(builder, (byte) codec, BodyCompressionMethod.BUFFER);
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodeVector);
        RecordBatch.addBuffers(builder, bufferVector);
        RecordBatch.addVariadicBufferCounts(builder, variadic);
        if (codec >= 0) {
            RecordBatch.addCompression(builder, compression);
        }
        return RecordBatch.endRecordBatch(builder);
    }

    private static void add(Column column, List<long[]> nodes, List<byte[]> buffers) {
        nodes.add(new long[] {column.length});
        buffers.addAll(column.buffers);
        column.children.forEach(child -> add(child, nodes, buffers));
    }

    ArrowMade batch(long rows, Column... columns) {
        return batch(rows, -1, new long[0], columns);
    }

    ArrowMade batch(long rows, int codec, long[] views, Column... columns) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int batch = batch(builder, rows, codec, body, views, columns);
        message(builder, MessageHeader.RecordBatch, batch, body.toByteArray());
        return this;
    }

    ArrowMade dictionary(long id, boolean delta, long rows, Column values) {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int batch = batch(builder, rows, -1, body, new long[0], values);
        message(builder, MessageHeader.DictionaryBatch, DictionaryBatch.createDictionaryBatch(builder, id, batch, delta), body.toByteArray());
        return this;
    }

    private void message(FlatBufferBuilder builder, byte kind, int header, byte[] body) {
        Message.startMessage(builder);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addHeaderType(builder, kind);
        Message.addHeader(builder, header);
        Message.addBodyLength(builder, body.length);
        builder.finish(Message.endMessage(builder));
        byte[] metadata = builder.sizedByteArray();
        int padded = metadata.length + 7 & ~7;
        out.writeBytes(ints(-1, padded));
        out.writeBytes(metadata);
        out.writeBytes(new byte[padded - metadata.length]);
        out.writeBytes(body);
    }

    byte[] end() {
        out.writeBytes(ints(-1, 0));
        return out.toByteArray();
    }
}

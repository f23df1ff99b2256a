package dev.trestle.formats;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.trestle.runtime.database.Columns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/** The messages of a stream (Arrow columnar format, "Serialization and Interprocess Communication"). */
final class ArrowMessages {

    private static final int CONTINUATION = -1;

    private ArrowMessages() {}

    static void schema(Columns columns, OutputStream out) throws IOException {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        int[] fields = new int[columns.size()];
        for (int i = 0; i < fields.length; i++) {
            ColumnType type = ColumnType.of(columns.codec(i));
            int name = builder.createString(columns.name(i));
            int fieldType = type.type(builder);
            int children = Field.createChildrenVector(builder, new int[0]);
            Field.startField(builder);
            Field.addName(builder, name);
            Field.addNullable(builder, columns.isNullable(i));
            Field.addTypeType(builder, type.number());
            Field.addType(builder, fieldType);
            Field.addChildren(builder, children);
            fields[i] = Field.endField(builder);
        }
        int vector = Schema.createFieldsVector(builder, fields);
        Schema.startSchema(builder);
        Schema.addEndianness(builder, Endianness.Little);
        Schema.addFields(builder, vector);
        write(builder, MessageHeader.Schema, Schema.endSchema(builder), 0, out);
    }

    static void batch(List<ArrowColumn> columns, int rows, OutputStream out) throws IOException {
        FlatBufferBuilder builder = new FlatBufferBuilder();
        // Vectors of structs are written from their end.
        RecordBatch.startNodesVector(builder, columns.size());
        columns.reversed().forEach(column -> FieldNode.createFieldNode(builder, rows, column.nulls()));
        int nodes = builder.endVector();
        List<BinaryData> buffers = columns.stream().flatMap(column -> column.buffers().stream()).toList();
        long length = buffers.stream().mapToLong(buffer -> BinaryData.padded(buffer.length())).sum();
        RecordBatch.startBuffersVector(builder, buffers.size());
        long offset = length;
        for (BinaryData buffer : buffers.reversed()) {
            offset -= BinaryData.padded(buffer.length());
            Buffer.createBuffer(builder, offset, buffer.length());
        }
        int vector = builder.endVector();
        RecordBatch.startRecordBatch(builder);
        RecordBatch.addLength(builder, rows);
        RecordBatch.addNodes(builder, nodes);
        RecordBatch.addBuffers(builder, vector);
        write(builder, MessageHeader.RecordBatch, RecordBatch.endRecordBatch(builder), length, out);
        for (ArrowColumn column : columns) {
            column.write(out);
        }
    }

    static void end(OutputStream out) throws IOException {
        out.write(prefix(0));
    }

    private static void write(FlatBufferBuilder builder, byte type, int header, long bodyLength, OutputStream out)
            throws IOException {
        Message.startMessage(builder);
        Message.addVersion(builder, MetadataVersion.V5);
        Message.addHeaderType(builder, type);
        Message.addHeader(builder, header);
        Message.addBodyLength(builder, bodyLength);
        builder.finish(Message.endMessage(builder));
        byte[] metadata = builder.sizedByteArray();
        int padded = BinaryData.padded(metadata.length);
        out.write(prefix(padded));
        out.write(metadata);
        out.write(new byte[padded - metadata.length]);
    }

    private static byte[] prefix(int length) {
        return ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(CONTINUATION).putInt(length).array();
    }
}

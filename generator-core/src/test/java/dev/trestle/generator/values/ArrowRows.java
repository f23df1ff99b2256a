package dev.trestle.generator.values;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeMicroVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.TimeStampMicroVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** Reads a stream of Arrow by Arrow's own library, and writes its values as JSON has them. */
public final class ArrowRows {

    private static final long DAY_MICROS = 86_400_000_000L;

    private ArrowRows() {}

    public static List<Map<String, Object>> read(byte[] stream) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (RootAllocator allocator = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
            while (reader.loadNextBatch()) {
                for (int i = 0; i < reader.getVectorSchemaRoot().getRowCount(); i++) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
                        vector.validate();
                        row.put(vector.getName(), vector.isNull(i) ? null : value(vector, i));
                    }
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Object value(FieldVector vector, int row) {
        if (vector instanceof BitVector bits) {
            return bits.get(row) == 1;
        }
        if (vector instanceof BigIntVector || vector.getObject(row) instanceof Number && !(vector instanceof DateDayVector)
                && !(vector instanceof TimeMicroVector) && !(vector instanceof TimeStampMicroTZVector)) {
            return number(vector.getObject(row));
        }
        if (vector instanceof DateDayVector days) {
            return date(days.get(row));
        }
        if (vector instanceof TimeMicroVector time) {
            return time(time.get(row));
        }
        if (vector instanceof TimeStampMicroVector stamp) {
            return instant(stamp.get(row), "");
        }
        if (vector instanceof TimeStampMicroTZVector stamp) {
            return instant(stamp.get(row), "Z");
        }
        return vector instanceof VarBinaryVector bytes ? Base64.getEncoder().encodeToString(bytes.get(row))
                : vector.getObject(row).toString();
    }

    /** NaN and the infinities are strings in JSON. */
    static Object number(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue()) ? value : value.toString();
    }

    static String instant(long micros, String end) {
        if (micros == Long.MAX_VALUE || micros == -Long.MAX_VALUE) {
            return micros < 0 ? "-infinity" : "infinity";
        }
        LocalDateTime value = LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), (int) Math.floorMod(micros, 1_000_000L) * 1000, ZoneOffset.UTC);
        return value.toLocalDate() + "T" + time(Math.floorMod(micros, DAY_MICROS)) + end;
    }

    static String date(int days) {
        return days == Integer.MAX_VALUE ? "infinity" : days == -Integer.MAX_VALUE ? "-infinity" : LocalDate.ofEpochDay(days).toString();
    }

    static String time(long micros) {
        if (micros == DAY_MICROS) {
            return "24:00:00";
        }
        LocalTime time = LocalTime.ofNanoOfDay(micros * 1000);
        String text = time.truncatedTo(ChronoUnit.SECONDS).equals(time)
                ? time.toString() : time.toString().replaceFirst("0+$", "");
        return text.length() == 5 ? text + ":00" : text;
    }
}

package dev.trestle.generator.values;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.SchemaElement;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a Parquet file by a library that did not write it, and writes its values as JSON has them. */
public final class ParquetRows {

    private ParquetRows() {}

    public static List<Map<String, Object>> read(byte[] file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
                RowReader values = reader.rowReader()) {
            List<SchemaElement> columns = reader.getFileMetaData().schema();
            while (values.hasNext()) {
                values.next();
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i < columns.size(); i++) {
                    row.put(columns.get(i).name(), values.isNull(i - 1) ? null : value(columns.get(i), values.getRawValue(i - 1)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Object value(SchemaElement column, Object raw) {
        LogicalType type = column.logicalType();
        if (type instanceof LogicalType.DateType) {
            return ArrowRows.date((Integer) raw);
        }
        if (type instanceof LogicalType.TimeType) {
            return ArrowRows.time((Long) raw);
        }
        if (type instanceof LogicalType.TimestampType) {
            return ArrowRows.instant((Long) raw, ((LogicalType.TimestampType) type).isAdjustedToUTC() ? "Z" : "");
        }
        if (raw instanceof byte[]) {
            byte[] bytes = (byte[]) raw;
            return type == null ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, StandardCharsets.UTF_8);
        }
        return raw instanceof Boolean ? raw : ArrowRows.number(raw);
    }
}

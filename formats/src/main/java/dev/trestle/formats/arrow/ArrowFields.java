package dev.trestle.formats.arrow;

import dev.trestle.formats.cells.CellType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.DictionaryEncoding;
import org.apache.arrow.flatbuf.Endianness;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FixedSizeBinary;
import org.apache.arrow.flatbuf.FixedSizeList;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Time;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;

/**
 * The columns that the schema of a stream has.
 *
 * @param dictionaries by their number, the type of their values
 */
record ArrowFields(List<ArrowField> columns, Map<Long, ArrowField> dictionaries) {

    private static final int DEEPEST = 4;

    private static final int MOST = 10_000;

    static ArrowFields of(Schema schema) {
        if (schema.endianness() != Endianness.Little) {
            throw ArrowProblems.unsupported("The stream of Arrow is big-endian, which is not supported");
        }
        if (schema.fieldsLength() < 0 || schema.fieldsLength() > MOST) {
            throw ArrowProblems.malformed("a schema of " + schema.fieldsLength() + " columns");
        }
        ArrowFields fields = new ArrowFields(new ArrayList<>(), new HashMap<>());
        for (int i = 0; i < schema.fieldsLength(); i++) {
            fields.columns.add(fields.field(schema.fields(i), 0));
        }
        return fields;
    }

    private ArrowField field(Field field, int depth) {
        if (field.name() == null && depth == 0) {
            throw ArrowProblems.malformed("a column without a name");
        }
        String name = field.name() == null ? "" : field.name();
        ArrowField plain = plain(name, field, depth);
        DictionaryEncoding dictionary = field.dictionary();
        return dictionary == null ? plain : encoded(plain, dictionary);
    }

    private ArrowField encoded(ArrowField plain, DictionaryEncoding dictionary) {
        long id = dictionary.id();
        dictionaries.put(id, plain);
        Int index = dictionary.indexType();
        int bits = index == null ? Integer.SIZE : bits(index.bitWidth());
        ColumnReading indexes = FixedReadings.integer(bits, index == null || index.isSigned());
        return new ArrowField(plain.name(), "dictionary(" + plain.type() + ")", plain.sample(), (buffers, rows) -> {
            Values numbers = indexes.read(buffers, rows);
            Dictionary values = buffers.dictionary(id);
            return row -> {
                Object number = numbers.cell(row);
                Object value = number == null ? null : values.value(Long.parseLong(number.toString()));
                buffers.expansion().add(Expansion.bytes(value));
                return value;
            };
        });
    }

    private static int bits(int width) {
        if (width != 8 && width != 16 && width != 32 && width != 64) {
            throw ArrowProblems.malformed("an integer of " + width + " bits");
        }
        return width;
    }

    private ArrowField plain(String name, Field field, int depth) {
        return switch (field.typeType()) {
            case Type.Null -> new ArrowField(name, "null", CellType.TEXT, (buffers, rows) -> {
                buffers.begin(rows);
                return row -> null;
            });
            case Type.Bool -> new ArrowField(name, "bool", "false", FixedReadings.bool());
            case Type.Int -> integer(name, (Int) typed(field, new Int()));
            case Type.FloatingPoint -> floating(name, (FloatingPoint) typed(field, new FloatingPoint()));
            case Type.Decimal -> decimal(name, (Decimal) typed(field, new Decimal()));
            case Type.Date -> date(name, (Date) typed(field, new Date()));
            case Type.Time -> time(name, (Time) typed(field, new Time()));
            case Type.Timestamp -> timestamp(name, (Timestamp) typed(field, new Timestamp()));
            case Type.Utf8 -> new ArrowField(name, "utf8", CellType.TEXT, VariableReadings.bytes(false, VariableReadings::utf8));
            case Type.LargeUtf8 -> new ArrowField(name, "large_utf8", CellType.TEXT, VariableReadings.bytes(true, VariableReadings::utf8));
            case Type.Utf8View -> new ArrowField(name, "utf8_view", CellType.TEXT, VariableReadings.views(VariableReadings::utf8));
            case Type.Binary -> binary(name, "binary", VariableReadings.bytes(false, VariableReadings::base64));
            case Type.LargeBinary -> binary(name, "large_binary", VariableReadings.bytes(true, VariableReadings::base64));
            case Type.BinaryView -> binary(name, "binary_view", VariableReadings.views(VariableReadings::base64));
            case Type.FixedSizeBinary -> fixed(name, (FixedSizeBinary) typed(field, new FixedSizeBinary()));
            case Type.List -> list(name, field, depth, item -> VariableReadings.list(false, item));
            case Type.LargeList -> list(name, field, depth, item -> VariableReadings.list(true, item));
            case Type.FixedSizeList -> {
                int size = positive(((FixedSizeList) typed(field, new FixedSizeList())).listSize());
                yield list(name, field, depth, item -> VariableReadings.list(size, item));
            }
            default -> throw ArrowProblems.unsupported("The column " + name + " has the type "
                    + (field.typeType() > 0 && field.typeType() < Type.names.length ? Type.name(field.typeType()) : "of an unknown number")
                    + " of Arrow, which is not supported; send it as another type, such as text");
        };
    }

    private static com.google.flatbuffers.Table typed(Field field, com.google.flatbuffers.Table empty) {
        com.google.flatbuffers.Table type = field.type(empty);
        if (type == null) {
            throw ArrowProblems.malformed("a column without a type");
        }
        return type;
    }

    private static int positive(int size) {
        if (size < 1) {
            throw ArrowProblems.malformed("values of " + size + " bytes or items");
        }
        return size;
    }

    private static ArrowField integer(String name, Int type) {
        int bits = bits(type.bitWidth());
        return new ArrowField(name, (type.isSigned() ? "int" : "uint") + bits, CellType.NUMBER, FixedReadings.integer(bits, type.isSigned()));
    }

    private static ArrowField floating(String name, FloatingPoint type) {
        return switch (type.precision()) {
            case Precision.HALF -> new ArrowField(name, "float16", CellType.FRACTION, FixedReadings.half());
            case Precision.SINGLE -> new ArrowField(name, "float32", CellType.FRACTION, FixedReadings.single());
            default -> new ArrowField(name, "float64", CellType.FRACTION, FixedReadings.real());
        };
    }

    private static ArrowField decimal(String name, Decimal type) {
        int bits = type.bitWidth();
        if (bits != 32 && bits != 64 && bits != 128 && bits != 256 || Math.abs(type.scale()) > 100) {
            throw ArrowProblems.malformed("a decimal of " + bits + " bits and the scale " + type.scale());
        }
        return new ArrowField(name, "decimal" + bits + "(" + type.precision() + ", " + type.scale() + ")",
                type.scale() > 0 ? CellType.FRACTION : CellType.NUMBER, FixedReadings.decimal(bits, type.scale()));
    }

    private static ArrowField date(String name, Date type) {
        boolean days = type.unit() == DateUnit.DAY;
        return new ArrowField(name, days ? "date32" : "date64", CellType.DATE, days ? FixedReadings.days() : FixedReadings.milliseconds());
    }

    private static ArrowField time(String name, Time type) {
        int bits = type.bitWidth();
        if (bits != (type.unit() < TimeUnit.MICROSECOND ? Integer.SIZE : Long.SIZE)) {
            throw ArrowProblems.malformed("a time of " + bits + " bits");
        }
        return new ArrowField(name, "time" + bits + "(" + unit(type.unit()) + ")", CellType.TIME,
                FixedReadings.time(bits, perSecond(type.unit())));
    }

    private static ArrowField timestamp(String name, Timestamp type) {
        boolean zoned = type.timezone() != null && !type.timezone().isEmpty();
        return new ArrowField(name, "timestamp(" + unit(type.unit()) + (zoned ? ", " + type.timezone() : "") + ")",
                CellType.timestamp(zoned), FixedReadings.timestamp(perSecond(type.unit()), zoned));
    }

    private static String unit(short unit) {
        return switch (unit) {
            case TimeUnit.SECOND -> "s";
            case TimeUnit.MILLISECOND -> "ms";
            case TimeUnit.MICROSECOND -> "us";
            default -> "ns";
        };
    }

    private static long perSecond(short unit) {
        return switch (unit) {
            case TimeUnit.SECOND -> 1;
            case TimeUnit.MILLISECOND -> 1_000;
            case TimeUnit.MICROSECOND -> 1_000_000;
            case TimeUnit.NANOSECOND -> 1_000_000_000;
            default -> throw ArrowProblems.malformed("an unknown unit of time");
        };
    }

    private static ArrowField binary(String name, String type, ColumnReading reading) {
        return new ArrowField(name, type, CellType.BINARY, reading);
    }

    private static ArrowField fixed(String name, FixedSizeBinary type) {
        int width = positive(type.byteWidth());
        return binary(name, "fixed_size_binary(" + width + ")", FixedReadings.bytes(width));
    }

    private ArrowField list(String name, Field field, int depth, java.util.function.Function<ArrowField, ColumnReading> reading) {
        if (depth == DEEPEST || field.childrenLength() != 1) {
            throw ArrowProblems.malformed("a list of " + field.childrenLength() + " kinds of items, or one that is nested too deep");
        }
        ArrowField item = field(field.children(0), depth + 1);
        return new ArrowField(name, "list(" + item.type() + ")", "[" + (item.sample().isEmpty() ? "" : item.sample()) + "]",
                reading.apply(item));
    }
}

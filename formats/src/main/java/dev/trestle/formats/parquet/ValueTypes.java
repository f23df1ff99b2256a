package dev.trestle.formats.parquet;

import dev.trestle.formats.cells.CellType;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** What the values of an element are (Parquet format, "Logical Types"; the older converted types are the same ones). */
final class ValueTypes {

    private static final long MILLIS = 1_000;
    private static final long MICROS = 1_000_000;
    private static final long NANOS = 1_000_000_000;

    private final String name;
    private final SchemaElement element;
    private final Type physical;
    private final @Nullable LogicalType logical;
    private final @Nullable ConvertedType converted;

    ValueTypes(String name, SchemaElement element) {
        this.name = name;
        this.element = element;
        this.physical = element.getType();
        this.logical = element.isSetLogicalType() ? element.getLogicalType() : null;
        this.converted = element.getConverted_type();
    }

    /** One kind of values: its name, its sample and its text. */
    private record Kind(String type, String sample, ValueCells.Reading reading) {}

    ParquetField field(int chunk, ParquetField.Levels levels) {
        int width = switch (physical) {
            case BOOLEAN -> 0;
            case INT32, FLOAT -> Integer.BYTES;
            case INT64, DOUBLE -> Long.BYTES;
            case BYTE_ARRAY -> -1;
            case FIXED_LEN_BYTE_ARRAY -> fixedWidth();
            case INT96 -> throw unsupported("INT96");
        };
        Kind kind = kind();
        return new ParquetField(new CellType(name, kind.type, kind.sample), chunk, physical, width, kind.reading, levels);
    }

    private int fixedWidth() {
        if (element.getType_length() < 1) {
            throw ParquetProblems.malformed("values of " + element.getType_length() + " bytes");
        }
        return element.getType_length();
    }

    private RuntimeException unsupported(String type) {
        return ParquetProblems.unsupported("The column " + name + " has the type " + type
                + " of Parquet, which is not supported; write it as another type, such as text");
    }

    private Kind kind() {
        if (logical != null && logical.isSetUNKNOWN()) {
            // All values are null.
            return new Kind("UNKNOWN", CellType.TEXT, value -> {
                throw ParquetProblems.malformed("a value of a column of nulls");
            });
        }
        return switch (physical) {
            case BOOLEAN -> new Kind("BOOLEAN", "false", ValueCells::bool);
            case FLOAT, DOUBLE -> new Kind(physical.name(), CellType.FRACTION, ValueCells::real);
            case INT32, INT64 -> number();
            default -> bytes();
        };
    }

    private Kind number() {
        boolean wide = physical == Type.INT64;
        if (isDecimal()) {
            return decimal(ValueCells.decimal(scale()));
        }
        if (logical != null && logical.isSetINTEGER()) {
            return integer(logical.getINTEGER().getBitWidth(), logical.getINTEGER().isIsSigned());
        }
        if (logical != null && logical.isSetTIME()) {
            long perSecond = perSecond(logical.getTIME().getUnit());
            return new Kind("TIME(" + unit(perSecond) + ")", CellType.TIME, ValueCells.time(perSecond));
        }
        if (logical != null && logical.isSetTIMESTAMP() && wide) {
            return timestamp(perSecond(logical.getTIMESTAMP().getUnit()), logical.getTIMESTAMP().isIsAdjustedToUTC());
        }
        if (logical != null && logical.isSetDATE() && !wide || logical == null && converted == ConvertedType.DATE && !wide) {
            return new Kind("DATE", CellType.DATE, ValueCells::date);
        }
        if (logical != null) {
            throw unsupported(physical + ", " + logical.getSetField());
        }
        return converted == null ? integer(wide ? Long.SIZE : Integer.SIZE, true) : switch (converted) {
            case INT_8, INT_16, INT_32, INT_64 -> integer(wide ? Long.SIZE : Integer.SIZE, true);
            case UINT_8 -> integer(8, false);
            case UINT_16 -> integer(16, false);
            case UINT_32 -> integer(32, false);
            case UINT_64 -> integer(64, false);
            case TIME_MILLIS -> new Kind("TIME(MILLIS)", CellType.TIME, ValueCells.time(MILLIS));
            case TIME_MICROS -> new Kind("TIME(MICROS)", CellType.TIME, ValueCells.time(MICROS));
            case TIMESTAMP_MILLIS -> timestamp(MILLIS, true);
            case TIMESTAMP_MICROS -> timestamp(MICROS, true);
            default -> throw unsupported(physical + ", " + converted);
        };
    }

    private boolean isDecimal() {
        return logical != null && logical.isSetDECIMAL() || logical == null && converted == ConvertedType.DECIMAL;
    }

    private int scale() {
        int scale = logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getScale() : element.getScale();
        if (scale < 0 || scale > 1000) {
            throw ParquetProblems.malformed("a decimal of the scale " + scale);
        }
        return scale;
    }

    private Kind decimal(ValueCells.Reading reading) {
        int precision = logical != null && logical.isSetDECIMAL() ? logical.getDECIMAL().getPrecision() : element.getPrecision();
        return new Kind("DECIMAL(" + precision + ", " + scale() + ")", scale() > 0 ? CellType.FRACTION : CellType.NUMBER, reading);
    }

    private static Kind integer(int bits, boolean signed) {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw ParquetProblems.malformed("an integer of " + bits + " bits");
        }
        return new Kind((signed ? "INT" : "UINT") + bits, CellType.NUMBER, ValueCells.integer(bits, signed));
    }

    private static long perSecond(TimeUnit unit) {
        return unit.isSetMILLIS() ? MILLIS : unit.isSetMICROS() ? MICROS : NANOS;
    }

    private static String unit(long perSecond) {
        return perSecond == MILLIS ? "MILLIS" : perSecond == MICROS ? "MICROS" : "NANOS";
    }

    private static Kind timestamp(long perSecond, boolean zoned) {
        return new Kind("TIMESTAMP(" + unit(perSecond) + (zoned ? ", UTC)" : ")"), CellType.timestamp(zoned),
                ValueCells.timestamp(perSecond, zoned));
    }

    private Kind bytes() {
        if (isDecimal()) {
            return decimal(ValueCells.longDecimal(scale()));
        }
        if (logical == null) {
            return converted == null ? binary() : switch (converted) {
                case UTF8, ENUM, JSON -> text(converted.name());
                case BSON -> binary();
                default -> throw unsupported(physical + ", " + converted);
            };
        }
        if (logical.isSetSTRING() || logical.isSetENUM() || logical.isSetJSON()) {
            return text(logical.getSetField().name());
        }
        boolean fixed = physical == Type.FIXED_LEN_BYTE_ARRAY;
        if (logical.isSetUUID() && fixed && element.getType_length() == 16) {
            return new Kind("UUID", "\"00000000-0000-4000-8000-000000000000\"", ValueCells::uuid);
        }
        if (logical.isSetFLOAT16() && fixed && element.getType_length() == Short.BYTES) {
            return new Kind("FLOAT16", CellType.FRACTION, ValueCells::real);
        }
        if (logical.isSetBSON()) {
            return binary();
        }
        throw unsupported(physical + ", " + logical.getSetField());
    }

    private static Kind text(String type) {
        return new Kind(type, CellType.TEXT, ValueCells::utf8);
    }

    private Kind binary() {
        return new Kind(physical.name(), CellType.BINARY, ValueCells::base64);
    }
}

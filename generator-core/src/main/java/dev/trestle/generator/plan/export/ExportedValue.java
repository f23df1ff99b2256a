package dev.trestle.generator.plan.export;

import dev.trestle.generator.plan.model.ExportColumn.Transfer;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import java.util.List;

/** What a value is to a database that has other types than PostgreSQL. */
sealed interface ExportedValue {

    /** Of what has no limit. */
    int UNLIMITED = Integer.MAX_VALUE;

    /** The bytes that PostgreSQL keeps of an enum's label: NAMEDATALEN - 1. */
    int LABEL = 63;

    /** A whole number of so many bits, the sign included. */
    record Whole(int bits) implements ExportedValue {

        /** How many decimal digits the largest has. */
        int digits() {
            return bits <= 16 ? 5 : bits <= 32 ? 10 : 19;
        }
    }

    /** True or false. */
    record Truth() implements ExportedValue {}

    /** A binary floating-point number, of single or double precision. */
    record Floating(boolean single) implements ExportedValue {}

    /** A decimal number; {@code precision} is 0 where there is no limit. */
    record Decimal(int precision, int scale) implements ExportedValue {}

    /** One of the labels of an enum. */
    record Label(List<String> labels) implements ExportedValue {}

    /** A text of so many characters at most. */
    record Text(int longest) implements ExportedValue {}

    /** A UUID. */
    record Uuid() implements ExportedValue {}

    /** A date, a time of the day, or both. */
    record Moment(Clock clock) implements ExportedValue {}

    /** Which of them. */
    enum Clock {
        DATE,
        TIME,
        TIMESTAMP,
        TIMESTAMPTZ
    }

    /** Bytes. */
    record Bytes() implements ExportedValue {}

    /** A JSON document, or a value that becomes one. */
    record Document(Transfer transfer) implements ExportedValue {}

    /** What a field's value is. */
    static ExportedValue of(ValueType type) {
        return type.match(new ValueType.Cases<>() {
            @Override
            public ExportedValue scalar(ValueType.Scalar scalar) {
                return ExportedValue.of(scalar.type(), scalar.limits());
            }

            @Override
            public ExportedValue enumeration(ValueType.Enumeration enumeration) {
                return new Label(enumeration.labels());
            }

            @Override
            public ExportedValue listOf(ValueType.ListOf list) {
                return new Document(Transfer.JSON);
            }

            @Override
            public ExportedValue rowsOf(ValueType.RowsOf rows) {
                return new Document(Transfer.JSON);
            }

            @Override
            public ExportedValue composite(ValueType.Composite composite) {
                return new Document(Transfer.JSON);
            }

            @Override
            public ExportedValue rangeOf(ValueType.RangeOf range) {
                return new Document(Transfer.JSON);
            }

            @Override
            public ExportedValue multirangeOf(ValueType.MultirangeOf multirange) {
                return new Document(Transfer.JSON);
            }

            @Override
            public ExportedValue custom(ValueType.Custom custom) {
                return new Text(UNLIMITED);
            }

            @Override
            public ExportedValue media(ValueType.Media media) {
                return new Text(UNLIMITED);
            }

            @Override
            public ExportedValue upload(ValueType.Upload upload) {
                throw new IllegalStateException("a file that a form brings is no output");
            }
        });
    }

    private static ExportedValue of(ScalarType type, List<Integer> limits) {
        return switch (type) {
            case BOOL -> new Truth();
            case INT2 -> new Whole(16);
            case INT4 -> new Whole(32);
            // An oid has 32 bits and no sign.
            case INT8, OID -> new Whole(64);
            case FLOAT4 -> new Floating(true);
            case FLOAT8 -> new Floating(false);
            case NUMERIC -> limits.isEmpty() ? new Decimal(0, 0) : new Decimal(limits.get(0), limits.get(1));
            case TEXT -> new Text(limits.isEmpty() ? UNLIMITED : limits.get(0));
            case UUID -> new Uuid();
            case DATE -> new Moment(Clock.DATE);
            case TIME -> new Moment(Clock.TIME);
            case TIMESTAMP -> new Moment(Clock.TIMESTAMP);
            case TIMESTAMPTZ -> new Moment(Clock.TIMESTAMPTZ);
            case BYTEA -> new Bytes();
            case JSON -> new Document(Transfer.NATIVE);
            case HSTORE -> new Document(Transfer.JSON);
            case TIMETZ, INTERVAL, TEXTUAL, BITS, MONEY, NETWORK, GEOMETRIC, SEARCH, OBJECT, SYSTEM, EXTENSION, VECTOR ->
                    new Text(UNLIMITED);
        };
    }
}

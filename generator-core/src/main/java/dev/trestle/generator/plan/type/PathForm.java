package dev.trestle.generator.plan.type;

import dev.trestle.generator.plan.model.ValueType;
import java.util.Optional;

/** Why a value of a type cannot stand in a path: what it is, in words; empty where it can. */
public final class PathForm implements ValueType.Cases<Optional<String>> {

    private static final Optional<String> CAN = Optional.empty();

    @Override
    public Optional<String> scalar(ValueType.Scalar type) {
        return switch (type.type()) {
            case JSON -> Optional.of("JSON");
            case HSTORE -> Optional.of("an object");
            case VECTOR -> Optional.of("an array");
            case BYTEA -> Optional.of("binary data");
            case BOOL, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, TEXT, UUID, DATE, TIME, TIMETZ, TIMESTAMP,
                    TIMESTAMPTZ, INTERVAL, TEXTUAL, BITS, MONEY, NETWORK, GEOMETRIC, SEARCH, OBJECT, SYSTEM,
                    EXTENSION -> CAN;
        };
    }

    @Override
    public Optional<String> enumeration(ValueType.Enumeration type) {
        return CAN;
    }

    @Override
    public Optional<String> listOf(ValueType.ListOf type) {
        return Optional.of("an array");
    }

    @Override
    public Optional<String> rowsOf(ValueType.RowsOf type) {
        return Optional.of("an array");
    }

    @Override
    public Optional<String> composite(ValueType.Composite type) {
        return Optional.of("a composite value");
    }

    @Override
    public Optional<String> rangeOf(ValueType.RangeOf type) {
        return Optional.of("a range");
    }

    @Override
    public Optional<String> multirangeOf(ValueType.MultirangeOf type) {
        return Optional.of("a multirange");
    }

    /** The codec knows its form. */
    @Override
    public Optional<String> custom(ValueType.Custom type) {
        return CAN;
    }

    @Override
    public Optional<String> media(ValueType.Media type) {
        return Optional.of("a stored file");
    }

    @Override
    public Optional<String> upload(ValueType.Upload type) {
        return Optional.of("a file");
    }
}

package dev.trestle.generator.plan.model;

/** Whether an empty text is a value of a type; of other types an empty field of a form is no value. */
final class EmptyText implements ValueType.Cases<Boolean> {

    @Override
    public Boolean scalar(ValueType.Scalar type) {
        return switch (type.type()) {
            case TEXT, TEXTUAL, SEARCH, EXTENSION -> true;
            case BOOL, INT2, INT4, INT8, OID, FLOAT4, FLOAT8, NUMERIC, UUID, DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ,
                    INTERVAL, BYTEA, JSON, BITS, MONEY, NETWORK, GEOMETRIC, OBJECT, SYSTEM, HSTORE, VECTOR -> false;
        };
    }

    @Override
    public Boolean enumeration(ValueType.Enumeration type) {
        return type.labels().contains("");
    }

    /** A field of a form that is repeated has the elements, so that an empty one is an array of one empty text. */
    @Override
    public Boolean listOf(ValueType.ListOf type) {
        return type.element().match(this);
    }

    @Override
    public Boolean rowsOf(ValueType.RowsOf type) {
        return false;
    }

    @Override
    public Boolean composite(ValueType.Composite type) {
        return false;
    }

    @Override
    public Boolean rangeOf(ValueType.RangeOf type) {
        return false;
    }

    @Override
    public Boolean multirangeOf(ValueType.MultirangeOf type) {
        return false;
    }

    @Override
    public Boolean media(ValueType.Media type) {
        return false;
    }

    /** An empty file is one; a part without a file is left out by its own rule. */
    @Override
    public Boolean upload(ValueType.Upload type) {
        return true;
    }

    @Override
    public Boolean custom(ValueType.Custom type) {
        return false;
    }
}

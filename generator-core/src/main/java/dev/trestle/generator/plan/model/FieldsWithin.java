package dev.trestle.generator.plan.model;

/** Whether the JSON of a value is an object with fields of fixed names, or holds such objects. */
final class FieldsWithin implements ValueType.Cases<Boolean> {

    @Override
    public Boolean scalar(ValueType.Scalar type) {
        return false;
    }

    @Override
    public Boolean enumeration(ValueType.Enumeration type) {
        return false;
    }

    @Override
    public Boolean listOf(ValueType.ListOf type) {
        return type.element().match(this);
    }

    @Override
    public Boolean rowsOf(ValueType.RowsOf type) {
        return type.row().match(this);
    }

    @Override
    public Boolean composite(ValueType.Composite type) {
        return true;
    }

    @Override
    public Boolean rangeOf(ValueType.RangeOf type) {
        return true;
    }

    @Override
    public Boolean multirangeOf(ValueType.MultirangeOf type) {
        return true;
    }

    @Override
    public Boolean media(ValueType.Media type) {
        return false;
    }

    @Override
    public Boolean upload(ValueType.Upload type) {
        return false;
    }

    @Override
    public Boolean custom(ValueType.Custom type) {
        return false;
    }
}

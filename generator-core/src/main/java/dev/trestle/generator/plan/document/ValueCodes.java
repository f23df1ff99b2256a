package dev.trestle.generator.plan.document;

import dev.trestle.generator.plan.model.ProblemCode;
import dev.trestle.generator.plan.model.ValueType;
import java.util.EnumSet;
import java.util.Set;

/**
 * The codes that a value of a request can have, by its type.
 *
 * @param text whether numbers are written as text, as in a query string, in a form, or in CSV
 */
record ValueCodes(boolean text) implements ValueType.Cases<Set<ProblemCode>> {

    private Set<ProblemCode> codes(ProblemCode... more) {
        Set<ProblemCode> codes = EnumSet.noneOf(ProblemCode.class);
        codes.addAll(Set.of(more));
        codes.add(text ? ProblemCode.INVALID_FORMAT : ProblemCode.WRONG_TYPE);
        return codes;
    }

    @Override
    public Set<ProblemCode> scalar(ValueType.Scalar type) {
        return switch (type.type()) {
            case BOOL -> codes();
            case INT2, INT4, INT8, OID, NUMERIC -> codes(ProblemCode.OUT_OF_RANGE);
            case FLOAT4, FLOAT8 -> codes(ProblemCode.OUT_OF_RANGE, ProblemCode.INVALID_FORMAT);
            case DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, INTERVAL -> strings(ProblemCode.INVALID_FORMAT, ProblemCode.OUT_OF_RANGE);
            case UUID, BYTEA -> strings(ProblemCode.INVALID_FORMAT);
            case TEXT -> type.limits().isEmpty() ? strings() : strings(ProblemCode.TOO_LONG);
            case TEXTUAL, BITS, MONEY, NETWORK, GEOMETRIC, SEARCH, OBJECT, SYSTEM, EXTENSION, HSTORE -> strings();
            case JSON -> strings(ProblemCode.OUT_OF_RANGE, ProblemCode.INVALID_FORMAT);
            case VECTOR -> codes(ProblemCode.OUT_OF_RANGE, ProblemCode.WRONG_COUNT, ProblemCode.INVALID_FORMAT,
                    ProblemCode.NULL_NOT_ALLOWED, ProblemCode.WRONG_TYPE);
        };
    }

    private Set<ProblemCode> strings(ProblemCode... more) {
        Set<ProblemCode> codes = codes(more);
        codes.add(ProblemCode.NUL_CHARACTER);
        codes.add(ProblemCode.INVALID_UNICODE);
        return codes;
    }

    private Set<ProblemCode> with(Set<ProblemCode> inner, ProblemCode... more) {
        Set<ProblemCode> codes = codes(more);
        codes.addAll(inner);
        return codes;
    }

    @Override
    public Set<ProblemCode> enumeration(ValueType.Enumeration type) {
        return strings(ProblemCode.NOT_A_LABEL);
    }

    @Override
    public Set<ProblemCode> listOf(ValueType.ListOf type) {
        return with(type.element().match(this));
    }

    @Override
    public Set<ProblemCode> rowsOf(ValueType.RowsOf type) {
        return with(type.row().match(new ValueCodes(false)), ProblemCode.NULL_NOT_ALLOWED, ProblemCode.WRONG_COUNT,
                ProblemCode.INVALID_FORMAT, ProblemCode.WRONG_TYPE);
    }

    /** Its fields are JSON, also within a text. */
    @Override
    public Set<ProblemCode> composite(ValueType.Composite type) {
        return EnumSet.complementOf(EnumSet.of(ProblemCode.TOO_MANY_ROWS, ProblemCode.RESULT_TOO_LARGE, ProblemCode.NOTHING_TO_SET,
                ProblemCode.NOT_COMPUTED, ProblemCode.MEDIA_TYPE, ProblemCode.UNFIT_FILE, ProblemCode.UNIQUE_VIOLATION, ProblemCode.EXCLUSION_VIOLATION,
                ProblemCode.FOREIGN_KEY_VIOLATION, ProblemCode.CHECK_VIOLATION, ProblemCode.NOT_NULL_VIOLATION, ProblemCode.INVALID_VALUE,
                ProblemCode.RAISED, ProblemCode.NOT_AN_OBJECT));
    }

    @Override
    public Set<ProblemCode> rangeOf(ValueType.RangeOf type) {
        return with(type.bound().match(new ValueCodes(false)), ProblemCode.INVALID_FORMAT, ProblemCode.UNKNOWN_FIELD,
                ProblemCode.NULL_NOT_ALLOWED, ProblemCode.WRONG_TYPE, ProblemCode.REPEATED, ProblemCode.NUL_CHARACTER,
                ProblemCode.INVALID_UNICODE);
    }

    @Override
    public Set<ProblemCode> multirangeOf(ValueType.MultirangeOf type) {
        return with(new ValueType.RangeOf(type.bound()).match(this));
    }

    /** A codec of the user's reports what it likes. */
    @Override
    public Set<ProblemCode> custom(ValueType.Custom type) {
        return strings(ProblemCode.INVALID_FORMAT, ProblemCode.OUT_OF_RANGE, ProblemCode.TOO_LONG, ProblemCode.NOT_A_LABEL,
                ProblemCode.WRONG_COUNT, ProblemCode.NULL_NOT_ALLOWED, ProblemCode.UNKNOWN_FIELD, ProblemCode.REQUIRED, ProblemCode.REPEATED);
    }

    @Override
    public Set<ProblemCode> media(ValueType.Media type) {
        throw new IllegalStateException("a link to a file is no input");
    }

    @Override
    public Set<ProblemCode> upload(ValueType.Upload type) {
        return EnumSet.of(ProblemCode.WRONG_TYPE, ProblemCode.MEDIA_TYPE, ProblemCode.REPEATED);
    }
}

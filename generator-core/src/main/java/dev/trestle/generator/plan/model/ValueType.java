package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/** What kind of value a field holds, and so which Java type and which methods of the runtime. */
public sealed interface ValueType {

    /** Whether its JSON is an object with fields of fixed names, or holds such objects. */
    default boolean hasFields() {
        return match(new FieldsWithin());
    }

    /** Whether an empty text, as forms have it, is one of its values. */
    default boolean hasEmptyText() {
        return match(new EmptyText());
    }

    /** Whether its JSON is a single value whose text is PostgreSQL's text form of it. */
    default boolean isText() {
        return this instanceof Enumeration || this instanceof Scalar scalar && scalar.type().isText();
    }

    /** Whether it is the content of a file, or leads to one. */
    default boolean isFile() {
        return this instanceof Media || this instanceof Scalar scalar && scalar.type() == ScalarType.BYTEA;
    }

    /** The same for a value to compare with: PostgreSQL rounds numbers that it stores, and none that it compares. */
    default ValueType compared() {
        if (this instanceof Scalar scalar && scalar.type() == ScalarType.NUMERIC) {
            return new Scalar(ScalarType.NUMERIC, List.of());
        }
        return this instanceof ListOf list ? new ListOf(list.element().compared(), list.delimiter()) : this;
    }

    /** The same without what the type's modifier allows, which is checked of inputs and does not matter for outputs. */
    default ValueType unlimited() {
        if (this instanceof Scalar scalar) {
            return new Scalar(scalar.type(), List.of());
        }
        if (this instanceof ListOf list) {
            return new ListOf(list.element().unlimited(), list.delimiter());
        }
        return this instanceof RowsOf rows ? new RowsOf(rows.row().unlimited(), rows.delimiter()) : this;
    }

    /** Calls the case for this kind of value. */
    <R> R match(Cases<R> cases);

    /**
     * A value of a base type.
     *
     * @param limits what the type's modifier allows: the length of varchar(n), precision and scale of numeric(p, s);
     *     none where there is no modifier
     */
    record Scalar(ScalarType type, List<Integer> limits) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.scalar(this);
        }
    }

    /**
     * A label of an enumerated type, in the generated package.
     *
     * @param labels all that there are, in their order
     */
    record Enumeration(String className, List<String> labels) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.enumeration(this);
        }
    }

    /**
     * An array of one dimension; its elements may always be null.
     *
     * @param delimiter stands between elements in PostgreSQL's literals
     */
    record ListOf(ValueType element, char delimiter) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.listOf(this);
        }
    }

    /**
     * The outermost dimension of an array that has several; its rows are never null.
     *
     * @param row an array of one dimension less
     * @param delimiter stands between rows in PostgreSQL's literals
     */
    record RowsOf(ValueType row, char delimiter) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rowsOf(this);
        }
    }

    /** A value of a composite type; a record in the generated package. */
    record Composite(String className) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.composite(this);
        }
    }

    /** A range. */
    record RangeOf(ValueType bound) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rangeOf(this);
        }
    }

    /** A multirange. */
    record MultirangeOf(ValueType bound) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.multirangeOf(this);
        }
    }

    /**
     * A Java class of the user's, by the user's codec.
     *
     * @param javaClass with its package
     * @param codec the constant of the generated package that holds the codec
     */
    record Custom(String javaClass, String codec) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.custom(this);
        }
    }

    /** The link to the file that a media column names; only of outputs. */
    record Media() implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.media(this);
        }
    }

    /**
     * A file that a form brings; only of inputs.
     *
     * @param column the media column that will name it; empty where bytea takes its bytes
     * @param accept the media types that it may have; none where all of its kind, or all there are, will do
     * @param maxSize in bytes; empty for the service's own limit
     */
    record Upload(Optional<MediaPlan> column, List<String> accept, Optional<Long> maxSize) implements ValueType {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.upload(this);
        }
    }

    /** One case for each kind of value. */
    interface Cases<R> {
        R scalar(Scalar type);

        R enumeration(Enumeration type);

        R listOf(ListOf type);

        R rowsOf(RowsOf type);

        R composite(Composite type);

        R rangeOf(RangeOf type);

        R multirangeOf(MultirangeOf type);

        R custom(Custom type);

        R media(Media type);

        R upload(Upload type);
    }
}
